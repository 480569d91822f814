package dev.drydock.sandbox.app.postgres;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What psql was told on its command line and by variables.
 *
 * @param host empty for the local socket
 * @param work commands ({@code c} and text) and files ({@code f} and name) in order
 */
record Options(String host, String port, String user, String database, Optional<String> password, List<String[]> work, Aligned.Look look, boolean quiet, boolean stops,
        boolean asks, String complaint) {
    Options {
        work = List.copyOf(work);
    }

    /** Options with a value, by their long names. */
    private static String longName(String option) {
        return switch (option) {
            case "-h" -> "--host";
            case "-p" -> "--port";
            case "-U" -> "--username";
            case "-d" -> "--dbname";
            case "-c" -> "--command";
            case "-f" -> "--file";
            case "-v" -> "--set";
            case "-F" -> "--field-separator";
            case "-P" -> "--pset";
            case "-o" -> "--output";
            case "-L" -> "--log-file";
            case "-R" -> "--record-separator";
            case "-T" -> "--table-attr";
            default -> option;
        };
    }

    static Options of(Sys sys) {
        return new Reader(sys).read(sys.arguments());
    }

    Options with(String otherDatabase, String otherUser, Optional<String> otherPassword) {
        return new Options(host, port, otherUser, otherDatabase, otherPassword, work, look, quiet, stops, asks, complaint);
    }

    /** Collects while reading. */
    private static final class Reader {
        private String host;
        private String port;
        private String user;
        private String database;
        private Optional<String> password;
        private final List<String[]> work = new ArrayList<>();
        private boolean aligned = true;
        private boolean expanded;
        private boolean rowsOnly;
        private boolean quiet;
        private boolean stops;
        private boolean asks;
        private String separator = "|";
        private String complaint = "";

        Reader(Sys sys) {
            host = sys.variable("PGHOST").filter(h -> !h.startsWith("/")).orElse("");
            port = sys.variable("PGPORT").orElse("5432");
            user = sys.variable("PGUSER").orElse("");
            database = sys.variable("PGDATABASE").orElse("");
            password = sys.variable("PGPASSWORD").filter(p -> !p.isEmpty());
            if (user.isEmpty()) {
                int uid = sys.credentials().uid();
                user = dev.drydock.sandbox.tool.system.Accounts.of(sys.files()).userName(uid);
            }
        }

        Options read(List<String> words) {
            List<String> plain = new ArrayList<>();
            for (int i = 1; i < words.size() && complaint.isEmpty(); i++) {
                String word = words.get(i);
                boolean joined = word.matches("-[hpUdcfvFPoLRT].+") && !word.startsWith("--");
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                String option = longName(joined ? word.substring(0, 2) : equals > 0 ? word.substring(0, equals) : word);
                if (option.matches("--(host|port|username|dbname|command|file|set|variable|field-separator|pset|output|log-file|record-separator|table-attr)")) {
                    if (!joined && equals < 0 && i + 1 >= words.size()) {
                        complaint = "psql: option requires an argument -- '" + word.replaceFirst("^-+", "") + "'\npsql: hint: Try \"psql --help\" for more information.\n";
                        break;
                    }
                    valued(option, joined ? word.substring(2) : equals > 0 ? word.substring(equals + 1) : words.get(++i));
                } else if (word.startsWith("--")) {
                    flag(word);
                } else if (word.startsWith("-") && word.length() > 1) {
                    int valued = letters(word);
                    if (valued > 0) {
                        boolean here = valued + 1 < word.length();
                        if (!here && i + 1 >= words.size()) {
                            complaint = "psql: option requires an argument -- '" + word.charAt(valued) + "'\npsql: hint: Try \"psql --help\" for more information.\n";
                            break;
                        }
                        valued(longName("-" + word.charAt(valued)), here ? word.substring(valued + 1) : words.get(++i));
                    }
                } else {
                    plain.add(word);
                }
            }
            if (!plain.isEmpty()) {
                database(plain.get(0));
            }
            user = plain.size() > 1 ? plain.get(1) : user;
            return new Options(host, port, user, database.isEmpty() ? user : database, password, work, new Aligned.Look(aligned, expanded, rowsOnly, separator, ""), quiet, stops,
                    asks, complaint);
        }

        /** @return the place of the letter that takes a value; 0 if none does */
        private int letters(String word) {
            for (int i = 1; i < word.length() && complaint.isEmpty(); i++) {
                switch (word.charAt(i)) {
                    case 't' -> rowsOnly = true;
                    case 'A' -> aligned = false;
                    case 'q' -> quiet = true;
                    case 'x' -> expanded = true;
                    case 'W' -> asks = true;
                    case 'l' -> work.add(new String[] {"c", "\\l"});
                    case 'c', 'h', 'p', 'U', 'd', 'f', 'v', 'F', 'P' -> {
                        return i;
                    }
                    case 'X', 'w', 'e', 'E', 'a', 'b', 'n', 'S', '1' -> { }
                    default -> complaint = "psql: invalid option -- '" + word.charAt(i) + "'\npsql: hint: Try \"psql --help\" for more information.\n";
                }
            }
            return 0;
        }

        private void flag(String word) {
            switch (word) {
                case "--tuples-only" -> rowsOnly = true;
                case "--no-align" -> aligned = false;
                case "--quiet" -> quiet = true;
                case "--expanded" -> expanded = true;
                case "--list" -> work.add(new String[] {"c", "\\l"});
                case "--password" -> asks = true;
                case "--csv" -> {
                    aligned = false;
                    separator = ",";
                }
                case "--no-psqlrc", "--no-password", "--echo-all", "--echo-queries", "--single-transaction", "--no-readline" -> { }
                default -> complaint = "psql: unrecognized option '" + word + "'\npsql: hint: Try \"psql --help\" for more information.\n";
            }
        }

        private void valued(String option, String value) {
            switch (option) {
                case "--host" -> host = value.startsWith("/") ? "" : value;
                case "--port" -> port = value;
                case "--username" -> user = value;
                case "--dbname" -> database(value);
                case "--command" -> work.add(new String[] {"c", value});
                case "--file" -> work.add(new String[] {"f", value});
                case "--set", "--variable" -> stops |= value.matches("ON_ERROR_STOP(=(1|on|true))?");
                case "--field-separator" -> separator = value;
                default -> { }
            }
        }

        /** A database's name or a connection string. */
        private void database(String text) {
            if (!text.matches("postgres(ql)?://.*")) {
                if (text.contains("=")) {
                    for (String pair : text.split("\\s+")) {
                        String value = pair.substring(pair.indexOf('=') + 1);
                        switch (pair.substring(0, Math.max(0, pair.indexOf('=')))) {
                            case "host" -> host = value;
                            case "port" -> port = value;
                            case "user" -> user = value;
                            case "password" -> password = Optional.of(value);
                            case "dbname" -> database = value;
                            default -> { }
                        }
                    }
                } else {
                    database = text;
                }
                return;
            }
            String rest = text.substring(text.indexOf("://") + 3).replaceFirst("\\?.*", "");
            int slash = rest.indexOf('/');
            String server = slash < 0 ? rest : rest.substring(0, slash);
            database = slash < 0 ? database : rest.substring(slash + 1);
            int at = server.lastIndexOf('@');
            if (at >= 0) {
                String account = server.substring(0, at);
                int colon = account.indexOf(':');
                user = HttpMessages.decoded(colon < 0 ? account : account.substring(0, colon));
                password = colon < 0 ? password : Optional.of(HttpMessages.decoded(account.substring(colon + 1)));
            }
            String address = server.substring(at + 1);
            int colon = address.lastIndexOf(':');
            host = colon < 0 ? address : address.substring(0, colon);
            port = colon < 0 ? port : address.substring(colon + 1);
        }
    }
}
