package dev.drydock.sandbox.app.sql;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param counts whether it numbers new rows by itself
 * @param otherwise the expression for rows that do not give it
 * @param refers the table and column that its values must be in, with a dot between
 */
public record Column(String name, Type type, boolean required, boolean unique, boolean counts, Optional<Expr> otherwise, String otherwiseText, String refers) {}
