package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.app.sql.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Carries out statements. */
public final class Engine {
    private Engine() {}

    /** What there is after a statement, and what was said. */
    public record Result(Databases databases, Session session, Answer answer) {}

    /** Statements are many; only as many as one line of text holds. */
    public static Result run(Databases databases, Session session, String sql, long nowMicros) {
        try {
            Statement statement = Parser.parse(sql, session.mysql());
            if (session.aborted() && !(statement instanceof Statement.Transact t && !t.word().equals("begin"))) {
                throw Refusal.because(Reason.ABORTED, -1);
            }
            return new Work(databases, session, new Evaluation(session, nowMicros)).carryOut(statement);
        } catch (Refusal.Thrown thrown) {
            return new Result(databases, session.failed(), new Answer.Refused(thrown.refusal()));
        } catch (StackOverflowError tooDeep) {
            return new Result(databases, session.failed(), new Answer.Refused(new Refusal(Reason.BEYOND, List.of("such depth"), -1)));
        }
    }

    /** One statement under way. */
    private record Work(Databases databases, Session session, Evaluation evaluation) {
        private SortedMap<String, Table> tables() {
            return databases.of(session.database());
        }

        private Result said(Databases after, String tag, long affected) {
            return new Result(after, session, new Answer.Done(tag, affected, ""));
        }

        private Table table(String name, int at) {
            Table table = tables().get(name);
            if (table == null) {
                throw Refusal.because(Reason.NO_TABLE, at, name);
            }
            return table;
        }

        Result carryOut(Statement statement) {
            if (statement instanceof Statement.Select select) {
                Query.Found found = new Query(tables(), evaluation).run(select);
                return new Result(databases, session, rows(found, "SELECT " + found.rows().size()));
            }
            if (statement instanceof Statement.Insert insert) {
                return new Changes(databases, session, evaluation, table(insert.table(), insert.at())).insert(insert);
            }
            if (statement instanceof Statement.Update update) {
                return new Changes(databases, session, evaluation, table(update.table(), update.at())).update(update);
            }
            if (statement instanceof Statement.Delete delete) {
                return new Changes(databases, session, evaluation, table(delete.table(), delete.at())).delete(delete);
            }
            if (statement instanceof Statement.Transact transact) {
                return transact(transact.word());
            }
            if (statement instanceof Statement.Show show) {
                return new Listings(databases, session).show(show);
            }
            if (statement instanceof Statement.Accepted accepted) {
                return said(databases, accepted.tag(), -1);
            }
            if (statement instanceof Statement.Empty) {
                return said(databases, "", -1);
            }
            return define(statement);
        }

        private Result transact(String word) {
            switch (word) {
                case "begin" -> {
                    return new Result(databases, session.before().isPresent() ? session : session.begun(tables()),
                            new Answer.Done("BEGIN", -1, session.before().isPresent() ? "WARNING:  there is already a transaction in progress" : ""));
                }
                case "commit" -> {
                    if (session.aborted()) {
                        return transact("rollback");
                    }
                    return new Result(databases, session.ended(),
                            new Answer.Done("COMMIT", -1, session.before().isEmpty() && !session.mysql() ? "WARNING:  there is no transaction in progress" : ""));
                }
                default -> {
                    return new Result(session.before().map(before -> databases.withDatabase(session.database(), before)).orElse(databases), session.ended(),
                            new Answer.Done("ROLLBACK", -1, session.before().isEmpty() && !session.mysql() ? "WARNING:  there is no transaction in progress" : ""));
                }
            }
        }

        private Result define(Statement statement) {
            if (statement instanceof Statement.CreateTable create) {
                return createTable(create);
            }
            if (statement instanceof Statement.DropTable drop) {
                return dropTable(drop);
            }
            if (statement instanceof Statement.AlterTable alter) {
                return new Changes(databases, session, evaluation, table(alter.table(), -1)).alter(alter);
            }
            if (statement instanceof Statement.Truncate truncate) {
                Databases after = databases;
                for (String name : truncate.tables()) {
                    Table table = table(name, -1);
                    after = after.with(session.database(), table.withRows(List.of(), truncate.restarts() || session.mysql() ? 1 : table.next()));
                }
                return said(after, "TRUNCATE TABLE", 0);
            }
            if (statement instanceof Statement.CreateDatabase create) {
                if (databases.tables().containsKey(create.name())) {
                    if (create.unlessThere()) {
                        return said(databases, "CREATE DATABASE", 1);
                    }
                    throw Refusal.because(Reason.DATABASE_EXISTS, -1, create.name());
                }
                return said(databases.withDatabase(create.name(), new java.util.TreeMap<>()), "CREATE DATABASE", 1);
            }
            if (statement instanceof Statement.DropDatabase drop) {
                if (!databases.tables().containsKey(drop.name()) && !drop.ifThere()) {
                    throw Refusal.because(Reason.NO_DATABASE, -1, drop.name());
                }
                if (drop.name().equals(session.database()) && !session.mysql()) {
                    throw Refusal.because(Reason.DATABASE_IN_USE, -1, drop.name());
                }
                return said(databases.withoutDatabase(drop.name()), "DROP DATABASE", databases.of(drop.name()).size());
            }
            return role(statement);
        }

        private Result role(Statement statement) {
            if (statement instanceof Statement.CreateRole create) {
                if (databases.passwords().containsKey(create.name())) {
                    if (create.unlessThere()) {
                        return said(databases, create.tag(), 0);
                    }
                    throw Refusal.because(Reason.ROLE_EXISTS, -1, create.name());
                }
                return said(databases.withRole(create.name(), create.password()), create.tag(), 0);
            }
            if (statement instanceof Statement.AlterRole alter) {
                if (!databases.passwords().containsKey(alter.name())) {
                    throw Refusal.because(Reason.NO_ROLE, -1, alter.name());
                }
                return said(databases.withRole(alter.name(), alter.password()), "ALTER ROLE", 0);
            }
            Statement.DropRole drop = (Statement.DropRole) statement;
            if (!databases.passwords().containsKey(drop.name()) && !drop.ifThere()) {
                throw Refusal.because(Reason.NO_ROLE, -1, drop.name());
            }
            return said(databases.withoutRole(drop.name()), drop.tag(), 0);
        }

        private Result createTable(Statement.CreateTable create) {
            Table table = create.table();
            if (session.mysql() && session.database().isEmpty()) {
                throw Refusal.because(Reason.NO_DATABASE, -1, "");
            }
            if (tables().containsKey(table.name())) {
                if (create.unlessThere()) {
                    return new Result(databases, session, new Answer.Done("CREATE TABLE", 0, "NOTICE:  relation \"" + table.name() + "\" already exists, skipping"));
                }
                throw Refusal.because(Reason.TABLE_EXISTS, -1, table.name());
            }
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                String refers = column.refers();
                if (!refers.isEmpty()) {
                    int dot = refers.indexOf('.');
                    String target = refers.substring(0, dot);
                    Table other = target.equals(table.name()) ? table : tables().get(target);
                    if (other == null) {
                        throw Refusal.because(Reason.NO_TABLE, -1, target);
                    }
                    String name = refers.endsWith(".") ? other.key().isEmpty() ? "id" : other.key().get(0) : refers.substring(dot + 1);
                    refers = target + "." + name;
                }
                columns.add(new Column(column.name(), column.type(), column.required(), column.unique(), column.counts(), column.otherwise(), column.otherwiseText(), refers));
            }
            return said(databases.with(session.database(), new Table(table.name(), columns, table.key(), List.of(), 1)), "CREATE TABLE", 0);
        }

        private Result dropTable(Statement.DropTable drop) {
            Databases after = databases;
            String notice = "";
            for (String name : drop.tables()) {
                if (!tables().containsKey(name)) {
                    if (!drop.ifThere()) {
                        throw Refusal.because(Reason.NO_TABLE_TO_DROP, -1, name);
                    }
                    notice = "NOTICE:  table \"" + name + "\" does not exist, skipping";
                }
                Optional<Table> user = tables().values().stream().filter(t -> !t.name().equals(name) && !drop.tables().contains(t.name())
                        && t.columns().stream().anyMatch(c -> c.refers().startsWith(name + "."))).findFirst();
                if (user.isPresent() && !drop.cascades()) {
                    String column = user.get().columns().stream().filter(c -> c.refers().startsWith(name + ".")).findFirst().map(Column::name).orElse("");
                    throw Refusal.because(Reason.FOREIGN_KEY_USED, -1, name, user.get().name(), user.get().name() + "_" + column + "_fkey");
                }
                after = after.without(session.database(), name);
            }
            return new Result(after, session, new Answer.Done("DROP TABLE", 0, notice));
        }
    }

    static Answer.Rows rows(Query.Found found, String tag) {
        return new Answer.Rows(found.names(), found.types().stream().map(Type::isNumber).toList(),
                found.rows().stream().map(row -> row.stream().map(cell -> cell.isNull() ? Optional.<String>empty() : Optional.of(cell.shown())).toList()).toList(), tag);
    }
}
