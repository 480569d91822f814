package dev.drydock.sandbox.app.sql;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Reading;
import dev.drydock.sandbox.tree.Tree;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a server keeps its databases: a folder a database, a file a table. What changed is written after every statement, so that whoever
 * ends the server by force loses nothing.
 *
 * @param path of the folder with the databases' folders
 * @param roles path of the file of passwords by role
 */
public record DataFolder(String path, String roles) {
    private static final String SUFFIX = ".table";

    public Databases load(Files files) {
        Databases all = Databases.NONE;
        SortedMap<String, Node> folders = files.list(path).toOptional().orElse(Collections.emptySortedMap());
        for (String folder : folders.keySet()) {
            TreeMap<String, Table> tables = new TreeMap<>();
            for (String file : files.list(path + "/" + folder).toOptional().orElse(Collections.emptySortedMap()).keySet()) {
                if (file.endsWith(SUFFIX)) {
                    files.read(path + "/" + folder + "/" + file).toOptional().flatMap(bytes -> Storage.read(bytes.text())).ifPresent(table -> tables.put(table.name(), table));
                }
            }
            if (files.exists(path + "/" + folder + "/db.opt")) {
                all = all.withDatabase(folder, tables);
            }
        }
        String text = files.read(roles).toOptional().map(Bytes::text).orElse("{}");
        if (Json.read(text) instanceof Reading.Of<Tree> read) {
            for (Map.Entry<String, Tree> role : read.read().mapping().entries().entrySet()) {
                all = all.withRole(role.getKey(), role.getValue().text());
            }
        }
        return all;
    }

    /** Writes what differs between two states. */
    public void save(Files files, Databases before, Databases after) {
        for (String database : after.tables().keySet()) {
            if (!before.tables().containsKey(database)) {
                files.makeDirectory(path + "/" + database, 0700);
                files.write(path + "/" + database + "/db.opt", Bytes.of("default-character-set=utf8\n"));
            }
            SortedMap<String, Table> old = before.of(database);
            after.of(database).forEach((name, table) -> {
                if (old.get(name) != table) {
                    files.write(file(database, name), Bytes.of(Storage.write(table)));
                }
            });
            old.keySet().stream().filter(name -> !after.of(database).containsKey(name)).forEach(name -> files.unlink(file(database, name)));
        }
        for (String database : before.tables().keySet()) {
            if (!after.tables().containsKey(database)) {
                before.of(database).keySet().forEach(name -> files.unlink(file(database, name)));
                files.unlink(path + "/" + database + "/db.opt");
                files.removeDirectory(path + "/" + database);
            }
        }
        if (!before.passwords().equals(after.passwords())) {
            files.write(roles, Bytes.of(Json.compact(Mapping.copyOf(after.passwords())) + "\n"));
        }
    }

    private String file(String database, String table) {
        return path + "/" + database + "/" + table.replace("/", "%2f") + SUFFIX;
    }
}
