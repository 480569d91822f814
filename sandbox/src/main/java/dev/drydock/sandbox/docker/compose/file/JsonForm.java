package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.docker.compose.file.Grammar.Field;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;

/** The canonical form as Go's JSON shows it: no extensions, commands that are not given as null, some empty mappings. */
final class JsonForm {
    private JsonForm() {}

    static Mapping section(String section, Mapping typed) {
        Mapping.Builder json = Mapping.builder();
        for (Field field : Grammar.get().fields(section)) {
            String becomes = field.becomes();
            Tree value = typed.get(field.name());
            if (becomes.startsWith("struct~")) {
                json.put(field.name(), section(becomes.substring(becomes.indexOf(':') + 1), value.mapping()));
            } else if (becomes.equals("command")) {
                json.put(field.name(), typed.has(field.name()) ? value : Nothing.NOTHING);
            } else if (typed.has(field.name())) {
                json.put(field.name(), field(value, becomes));
            }
        }
        return json.build();
    }

    private static Tree field(Tree value, String becomes) {
        String section = becomes.substring(becomes.indexOf(':') + 1);
        if (becomes.startsWith("structs")) {
            return new Sequence(value.mappings().stream().map(each -> (Tree) section(section, each)).toList());
        }
        if (becomes.startsWith("struct")) {
            return section(section, value.mapping());
        }
        if (becomes.startsWith("named")) {
            Mapping.Builder all = Mapping.builder();
            value.mapping().sorted().forEach((name, each) -> all.put(name, each instanceof Mapping mapping ? section(section, mapping) : Nothing.NOTHING));
            return all.build();
        }
        return value instanceof Mapping mapping ? mapping.sorted() : value;
    }
}
