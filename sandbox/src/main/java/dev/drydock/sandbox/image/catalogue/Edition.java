package dev.drydock.sandbox.image.catalogue;

import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * One version of an image of the library on one base.
 *
 * @param base name of the image below, and {@code flavour} what more distinguishes it
 * @param size nominal bytes of its main layer, {@code compressed} what a pull of it transfers
 */
record Edition(String version, String base, String flavour, String created, String size, String compressed, List<String> tags) {
    /** Reads {@code edition VERSION BASE[+FLAVOUR] CREATED SIZE/COMPRESSED : TAG...}. */
    static Edition read(String line) {
        String[] words = line.split(" ");
        int plus = words[2].indexOf('+');
        int slash = words[4].indexOf('/');
        return new Edition(words[1], plus < 0 ? words[2] : words[2].substring(0, plus), plus < 0 ? "" : words[2].substring(plus + 1),
                words[3].length() == 10 ? words[3] + "T00:11:42Z" : words[3], words[4].substring(0, slash), words[4].substring(slash + 1),
                List.of(words).subList(6, words.length));
    }

    /** {@code 117M}, {@code 12K} or bytes; a made-up rest makes round figures uneven, always the same for the same text. */
    static long bytes(String text, String salt) {
        char unit = text.charAt(text.length() - 1);
        if (unit != 'M' && unit != 'K') {
            return Long.parseLong(text);
        }
        long scale = unit == 'M' ? 1_000_000 : 1_000;
        long base = Math.round(Double.parseDouble(text.substring(0, text.length() - 1)) * scale);
        return base + Math.floorMod(salt.hashCode() * 31L + text.hashCode(), scale / 100 + 1);
    }

    private boolean holds(String condition) {
        boolean negated = condition.startsWith("!");
        for (String one : (negated ? condition.substring(1) : condition).split(",")) {
            if (base.startsWith(one) || flavour.equals(one) || version.equals(one) || version.startsWith(one + ".")) {
                return !negated;
            }
        }
        return negated;
    }

    private String filled(String line, Image.Platform platform) {
        if (line.indexOf('@') < 0) {
            return line;
        }
        String[] numbers = version.split("[.]", -1);
        boolean intel = platform.architecture().equals("amd64");
        return line.replace("@V", version).replace("@M", numbers[0]).replace("@N", numbers.length > 1 ? numbers[0] + "." + numbers[1] : version)
                .replace("@A", platform.architecture()).replace("@X", intel ? "x86_64" : "aarch64").replace("@S", size).replace("@C", compressed);
    }

    /** The steps whose conditions hold, filled in. */
    private List<String> mine(List<String> steps, Image.Platform platform) {
        List<String> mine = new ArrayList<>();
        boolean skipping = false;
        for (String line : steps) {
            if (line.startsWith("  ")) {
                if (!skipping) {
                    mine.add(filled(line, platform));
                }
                continue;
            }
            skipping = false;
            String step = line;
            if (line.startsWith("[")) {
                int end = line.indexOf("] ");
                skipping = !holds(line.substring(1, end));
                step = line.substring(end + 2);
            }
            if (!skipping) {
                mine.add(filled(step, platform));
            }
        }
        return mine;
    }

    /** The image, put together as its Dockerfile would. */
    Image image(Image below, Image.Platform platform, List<String> steps) {
        Recipe recipe = new Recipe(platform, created).from(below);
        List<String> mine = mine(steps, platform);
        for (int i = 0; i < mine.size(); i++) {
            String line = mine.get(i);
            int blank = line.indexOf(' ');
            String verb = blank < 0 ? line : line.substring(0, blank);
            String rest = blank < 0 ? "" : line.substring(blank + 1);
            switch (verb) {
                case "env" -> recipe.env(rest);
                case "label" -> recipe.label(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
                case "user" -> recipe.user(rest);
                case "workdir" -> recipe.workdir(rest);
                case "expose" -> recipe.expose(rest.split(" "));
                case "volume" -> recipe.volume(rest.split(" "));
                case "entrypoint" -> recipe.without("Cmd").entrypoint(words(rest));
                case "cmd" -> recipe.cmd(words(rest));
                case "stop" -> recipe.stopSignal(rest);
                case "layer" -> {
                    List<String> listing = new ArrayList<>();
                    while (i + 1 < mine.size() && mine.get(i + 1).startsWith("  ")) {
                        listing.add(mine.get(++i).substring(2));
                    }
                    String[] parts = rest.split(" ", 3);
                    recipe.layer(parts[2], layer(below, listing, parts));
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
        return recipe.image();
    }

    /** Words with blanks between, those within quotes as one. */
    private static String[] words(String text) {
        List<String> words = new ArrayList<>();
        for (String part : text.split(" (?=(?:[^']*'[^']*')*[^']*$)")) {
            words.add(part.startsWith("'") ? part.substring(1, part.length() - 1) : part);
        }
        return words.toArray(String[]::new);
    }

    private Layer layer(Image below, List<String> listing, String[] parts) {
        long at = Roots.micros(created);
        String salt = version + base + flavour + parts[2];
        Directory tree = listing.isEmpty() ? Directory.EMPTY : Roots.lazily(at, () -> tree(below, listing, at));
        return Layer.of(tree, bytes(parts[0], salt), bytes(parts[1], salt));
    }

    private static Directory tree(Image below, List<String> listing, long at) {
        StringBuilder files = new StringBuilder();
        List<String[]> accounts = new ArrayList<>();
        for (String line : listing) {
            if (line.startsWith("account ")) {
                accounts.add(line.split(" "));
            } else {
                files.append(line).append('\n');
            }
        }
        Directory tree = Inventory.read(files.toString(), at);
        for (String[] account : accounts) {
            tree = Roots.withUser(tree, below.root(), account[1], Integer.parseInt(account[2]), account[3], account[4]);
        }
        return tree;
    }
}
