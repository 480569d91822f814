package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.command.Reading;
import dev.drydock.sandbox.docker.compose.file.Grammar.Field;
import dev.drydock.sandbox.docker.value.Sizes;
import dev.drydock.sandbox.tree.Decimal;
import dev.drydock.sandbox.tree.GoText;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.Truth;
import dev.drydock.sandbox.tree.Whole;
import dev.drydock.sandbox.tree.yaml.ComposeYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Gives every field its type and its canonical form, and the fields their order: what {@code docker compose config} shows.
 * Extensions ({@code x-...}) stay as they are and come last.
 */
final class Typing {
    private Typing() {}

    /** A mapping of a section in its canonical form. @param path for complaints */
    static Mapping section(String section, Mapping given, String path) {
        Mapping.Builder typed = Mapping.builder();
        for (Field field : Grammar.get().fields(section)) {
            String becomes = field.becomes();
            if (becomes.equals("-")) {
                continue;
            }
            int colon = becomes.indexOf(':');
            String kind = colon < 0 ? becomes : becomes.substring(0, colon);
            boolean kept = kind.endsWith("*") || kind.endsWith("=") || kind.equals("command");
            String bare = kind.replaceFirst("[*=~]$", "");
            Tree value = given.get(field.name());
            if (value.isNothing() && !kind.endsWith("=")) {
                continue;
            }
            Tree result = convert(value, bare, becomes.substring(colon + 1), path + "." + field.name());
            if (!result.isEmpty() || kept && !result.isNothing()) {
                typed.put(field.name(), result);
            }
        }
        Mapping.Builder extensions = Mapping.builder();
        given.forEach((name, value) -> {
            if (name.startsWith("x-")) {
                extensions.put(name, sorted(value));
            }
        });
        return typed.putAll(ComposeYaml.sorted(extensions.build())).build();
    }

    /** The fields of a typed mapping, with one added, in their order. */
    static Mapping inOrder(String section, Mapping typed) {
        Mapping.Builder ordered = Mapping.builder();
        for (Field field : Grammar.get().fields(section)) {
            if (typed.has(field.name())) {
                ordered.put(field.name(), typed.get(field.name()));
            }
        }
        return ordered.putAll(typed).build();
    }

    private static Tree convert(Tree value, String kind, String section, String path) {
        try {
            return switch (kind) {
                case "text" -> text(value);
                case "bool" -> value instanceof Text text ? Truth.of(truth(text.value())) : Truth.of(value.truth());
                case "int" -> value instanceof Text text ? whole(text.value()) : new Whole(value.whole());
                case "float", "cpus" -> decimal(value);
                case "bytes" -> bytes(value);
                case "duration" -> new Text(Durations.text(Durations.read(value.text())));
                case "list" -> list(value);
                case "labels" -> labels(value);
                case "variables" -> variables(value);
                case "command" -> value instanceof Text text ? Sequence.ofTexts(ShellWords.split(text.value())) : list(value);
                case "test" -> value instanceof Text text ? Sequence.of("CMD-SHELL", text.value()) : list(value);
                case "hosts" -> hosts(value);
                case "mode" -> mode(value);
                case "count" -> value.text().equalsIgnoreCase("all") ? new Whole(-1) : new Whole(value.whole());
                case "envfiles" -> envFiles(value);
                case "ulimits" -> ulimits(value, path);
                case "struct" -> section(section, value.mapping(), path);
                case "structs" -> structs(value, section, path);
                case "named" -> named(value.mapping(), section, path);
                default -> sorted(value);
            };
        } catch (Unfit wrong) {
            throw wrong.getMessage().startsWith("decoding failed") ? wrong
                    : new Unfit("decoding failed due to the following error(s):\n\n'" + path + "' " + wrong.getMessage());
        }
    }

    /** A tree with all its keys in order. */
    static Tree sorted(Tree value) {
        if (value instanceof Sequence sequence) {
            return new Sequence(sequence.items().stream().map(Typing::sorted).toList());
        }
        if (value instanceof Mapping mapping) {
            Mapping.Builder sorted = Mapping.builder();
            mapping.forEach((key, each) -> sorted.put(key, sorted(each)));
            return ComposeYaml.sorted(sorted.build());
        }
        return value;
    }

    /** What a scalar looks like as text. */
    static Text text(Tree value) {
        return value instanceof Text text ? text : new Text(value.isNothing() ? "" : value instanceof Decimal decimal
                ? dev.drydock.sandbox.tree.GoFloat.print(decimal.number()) : value.toString());
    }

    private static boolean truth(String text) {
        return List.of("true", "yes", "y", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
    }

    private static Tree whole(String text) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw new Unfit("strconv.ParseInt: parsing " + GoText.quote(text) + ": invalid syntax");
        }
        return new Whole(Long.parseLong(text));
    }

    private static Tree decimal(Tree value) {
        if (!(value instanceof Text text)) {
            return Decimal.of(value.number());
        }
        if (!text.value().matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) {
            throw new Unfit("strconv.ParseFloat: parsing " + GoText.quote(text.value()) + ": invalid syntax");
        }
        double number = Double.parseDouble(text.value());
        return number == Math.rint(number) ? new Whole((long) number) : Decimal.of(number);
    }

    private static Tree bytes(Tree value) {
        if (!(value instanceof Text text)) {
            return value.whole() == 0 ? new Text("") : new Text(Long.toString(value.whole()));
        }
        Reading reading = Sizes.bytes(text.value());
        if (reading instanceof Reading.Refused refused) {
            throw new Unfit(refused.why());
        }
        String bytes = ((Reading.Accepted) reading).value();
        return new Text(bytes.equals("0") ? "" : bytes);
    }

    private static Tree list(Tree value) {
        return value instanceof Sequence sequence ? new Sequence(sequence.items().stream().map(item -> (Tree) text(item)).toList())
                : Sequence.of(text(value));
    }

    private static Mapping labels(Tree value) {
        Mapping.Builder labels = Mapping.builder();
        value.mapping().forEach((name, each) -> labels.put(name, text(each)));
        for (Tree item : value.items()) {
            String[] parts = text(item).value().split("=", 2);
            labels.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        return ComposeYaml.sorted(labels.build());
    }

    private static Mapping variables(Tree value) {
        Mapping.Builder variables = Mapping.builder();
        value.mapping().forEach((name, each) -> variables.put(name, each.isNothing() ? Nothing.NOTHING : text(each)));
        for (Tree item : value.items()) {
            String[] parts = text(item).value().split("=", 2);
            if (parts[0].endsWith(" ")) {
                throw new Unfit("environment variable " + parts[0] + " is declared with a trailing space");
            }
            variables.put(parts[0], parts.length < 2 ? Nothing.NOTHING : parts[1]);
        }
        return ComposeYaml.sorted(variables.build());
    }

    private static Tree hosts(Tree value) {
        TreeMap<String, List<String>> hosts = new TreeMap<>();
        value.mapping().forEach((name, each) -> hosts.computeIfAbsent(name, n -> new ArrayList<>())
                .addAll(each instanceof Sequence ? each.texts() : List.of(text(each).value())));
        for (String host : value.texts()) {
            int cut = host.contains("=") ? host.indexOf('=') : host.indexOf(':');
            if (cut < 0) {
                throw new Unfit("invalid additional host, missing IP: " + host);
            }
            hosts.computeIfAbsent(host.substring(0, cut), n -> new ArrayList<>()).addAll(List.of(host.substring(cut + 1).split(",")));
        }
        List<String> lines = new ArrayList<>();
        hosts.forEach((name, addresses) -> {
            if (name.isEmpty() || name.contains(":") || name.contains("=")) {
                throw new Unfit("bad host name '" + name + "'");
            }
            addresses.forEach(address -> lines.add(name + "=" + address.replaceFirst("^\\[(.*)]$", "$1")));
        });
        lines.sort(GoText.BY_BYTES);
        return Sequence.ofTexts(lines);
    }

    private static Tree mode(Tree value) {
        if (value instanceof Text text) {
            if (!text.value().matches("[0-7]{1,11}")) {
                throw new Unfit("strconv.ParseInt: parsing " + GoText.quote(text.value()) + ": invalid syntax");
            }
            return new Text("0" + Long.toOctalString(Long.parseLong(text.value(), 8)));
        }
        return new Text("0" + Long.toOctalString(value.whole()));
    }

    private static Tree envFiles(Tree value) {
        List<Tree> files = new ArrayList<>();
        for (Mapping file : value.mappings()) {
            boolean required = !file.has("required") || file.get("required").truth() || truth(file.get("required").text());
            files.add(required && !file.has("format") ? file.get("path")
                    : Mapping.builder().put("path", file.get("path")).put("required", required).putUnlessEmpty("format", file.get("format")).build());
        }
        return new Sequence(files);
    }

    private static Tree ulimits(Tree value, String path) {
        Mapping.Builder limits = Mapping.builder();
        value.mapping().forEach((name, limit) ->
                limits.put(name, limit instanceof Mapping both ? section("ulimit", both, path + "[" + name + "]") : convert(limit, "int", "", path)));
        return ComposeYaml.sorted(limits.build());
    }

    private static Tree structs(Tree value, String section, String path) {
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < value.items().size(); i++) {
            items.add(section(section, value.get(i).mapping(), path + "[" + i + "]"));
        }
        return new Sequence(items);
    }

    /** A mapping whose names are the learner's; a name without anything stays so. */
    static Mapping named(Mapping value, String section, String path) {
        Mapping.Builder all = Mapping.builder();
        ComposeYaml.sorted(value).forEach((name, each) ->
                all.put(name, each instanceof Mapping mapping ? section(section, mapping, path + "[" + name + "]") : Nothing.NOTHING));
        return all.build();
    }

}
