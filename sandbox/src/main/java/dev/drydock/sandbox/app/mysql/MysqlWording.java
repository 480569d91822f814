package dev.drydock.sandbox.app.mysql;

import dev.drydock.sandbox.app.sql.Refusal;

/** Refusals in MySQL's words, with its numbers. */
final class MysqlWording {
    private MysqlWording() {}

    /** {@code 1146 (42S02) Table 'shop.t' doesn't exist}, where the client puts the line in. */
    static String of(Refusal r, String sql, String database, Edition edition) {
        String table = database + "." + r.fact(0);
        return switch (r.reason()) {
            case SYNTAX, END_OF_INPUT -> "1064 (42000)|You have an error in your SQL syntax; check the manual that corresponds to your " + (edition.maria() ? "MariaDB" : "MySQL")
                    + " server version for the right syntax to use near '" + (r.position() >= 0 && r.position() < sql.length() ? sql.substring(r.position()).strip().replaceFirst(";$", "") : "") + "' at line "
                    + (1 + sql.substring(0, Math.max(0, Math.min(r.position(), sql.length()))).chars().filter(c -> c == '\n').count());
            case NO_TABLE -> database.isEmpty() ? "1046 (3D000)|No database selected" : "1146 (42S02)|Table '" + table + "' doesn't exist";
            case NO_TABLE_TO_DROP -> "1051 (42S02)|Unknown table '" + table + "'";
            case TABLE_EXISTS -> "1050 (42S01)|Table '" + r.fact(0) + "' already exists";
            case NO_COLUMN, NO_QUALIFIED_COLUMN, NO_COLUMN_OF_TABLE -> "1054 (42S22)|Unknown column '" + r.fact(0) + "' in 'field list'";
            case NO_ALIAS -> "1109 (42S02)|Unknown table '" + r.fact(0) + "' in field list";
            case NO_FUNCTION -> "1305 (42000)|FUNCTION " + (database.isEmpty() ? "" : database + ".") + r.fact(0).replaceFirst("\\(.*", "") + " does not exist";
            case DUPLICATE_KEY -> "1062 (23000)|Duplicate entry '" + r.fact(2).replace(", ", "-") + "' for key '" + r.fact(0).replaceFirst("_pkey$", ".PRIMARY").replaceFirst("_([^_]*)_key$", ".$1") + "'";
            case NULL_IN_COLUMN -> "1048 (23000)|Column '" + r.fact(0) + "' cannot be null";
            case NOT_A_NUMBER -> "1366 (HY000)|Incorrect " + r.fact(0) + " value: '" + r.fact(1) + "' for column at row 1";
            case NOT_A_MOMENT -> "1292 (22007)|Incorrect datetime value: '" + r.fact(1) + "'";
            case TOO_LONG -> "1406 (22001)|Data too long for column at row 1";
            case FOREIGN_KEY -> "1452 (23000)|Cannot add or update a child row: a foreign key constraint fails (`" + database + "`.`" + r.fact(0) + "`, CONSTRAINT `" + r.fact(1) + "` FOREIGN KEY (`"
                    + r.fact(2) + "`) REFERENCES `" + r.fact(4) + "`)";
            case FOREIGN_KEY_USED -> "1451 (23000)|Cannot delete or update a parent row: a foreign key constraint fails (`" + database + "`.`" + r.fact(1) + "`)";
            case TOO_MANY_VALUES, TOO_FEW_VALUES -> "1136 (21S01)|Column count doesn't match value count at row 1";
            case NO_DATABASE -> r.fact(0).isEmpty() ? "1046 (3D000)|No database selected"
                    : sql.strip().toLowerCase(java.util.Locale.ROOT).startsWith("drop") ? "1008 (HY000)|Can't drop database '" + r.fact(0) + "'; database doesn't exist" : "1049 (42000)|Unknown database '" + r.fact(0) + "'";
            case DATABASE_EXISTS -> "1007 (HY000)|Can't create database '" + r.fact(0) + "'; database exists";
            case NO_ROLE -> "1396 (HY000)|Operation DROP USER failed for '" + r.fact(0) + "'@'%'";
            case ROLE_EXISTS -> "1396 (HY000)|Operation CREATE USER failed for '" + r.fact(0) + "'@'%'";
            case NOT_GROUPED -> "1055 (42000)|Expression of SELECT list is not in GROUP BY clause and contains nonaggregated column '" + r.fact(0) + "'";
            case AMBIGUOUS -> "1052 (23000)|Column '" + r.fact(0) + "' in field list is ambiguous";
            case COLUMN_EXISTS -> "1060 (42S21)|Duplicate column name '" + r.fact(0) + "'";
            case OUT_OF_RANGE -> "1264 (22003)|Out of range value for column";
            case BEYOND -> "96 (HY000)|drydock: " + r.fact(0) + " is real, but not simulated here";
            default -> "1105 (HY000)|" + r.reason();
        };
    }
}
