package dev.drydock.sandbox.app.core.wire;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Mapping;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The program {@code flow}: what a probe on all wires saw, as a list or as a ladder. */
public final class FlowTool {
    private static final String USAGE = """
            Usage: flow [OPTIONS] [ELEMENT|INTERFACE...]

            Shows the signalling messages between the elements of the core network, the oldest first.

              -n N       only the last N
              -x         only those that nobody answered
              -l         as a ladder
              -v         with what the messages say
              --json     one JSON object a line
              --clear    forget what was seen
            """;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private FlowTool() {}

    public static Step start(Sys sys) {
        int last = Integer.MAX_VALUE;
        String form = "";
        boolean lost = false;
        TreeSet<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> words = sys.arguments();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n") && i + 1 < words.size() && words.get(i + 1).matches("\\d{1,5}")) {
                last = Integer.parseInt(words.get(++i));
            } else if (word.equals("-x")) {
                lost = true;
            } else if (word.matches("-l|-v|--json")) {
                form = word;
            } else if (word.equals("--clear")) {
                Flow.clear(sys.kernel().transaction());
                return Step.exit(0);
            } else if (word.startsWith("-")) {
                return word.matches("-h|--help") ? sys.print(USAGE, 0) : sys.fail("flow: unknown option '" + word + "'\n" + USAGE, 2);
            } else {
                wanted.add(plain(word));
            }
        }
        boolean onlyLost = lost;
        List<Flow.Entry> entries = Flow.entries(sys.kernel().transaction()).stream()
                .filter(e -> !onlyLost || e.lost())
                .filter(e -> wanted.isEmpty() || wanted.contains(plain(e.from())) || wanted.contains(plain(e.to())) || wanted.contains(plain(e.over())))
                .toList();
        List<Flow.Entry> shown = entries.subList(Math.max(0, entries.size() - Math.min(last, entries.size())), entries.size());
        return sys.print(switch (form) {
            case "-l" -> ladder(shown);
            case "--json" -> json(shown);
            default -> list(shown, form.equals("-v"));
        }, 0);
    }

    private static String plain(String name) {
        return name.replace("-", "");
    }

    private static String time(Flow.Entry entry) {
        return CLOCK.format(HttpMessages.moment(entry.atMicros())) + String.format(Locale.ROOT, ".%03d", entry.atMicros() / 1_000 % 1_000);
    }

    private static String list(List<Flow.Entry> entries, boolean details) {
        int width = entries.stream().flatMap(e -> List.of(e.from(), e.to()).stream()).mapToInt(String::length).max().orElse(1);
        StringBuilder text = new StringBuilder();
        for (Flow.Entry e : entries) {
            text.append(String.format(Locale.ROOT, "%s  %-" + width + "s %s %-" + width + "s  %-6s  %s%s%s\n", time(e), e.from(), e.lost() ? "--x" : "-->", e.to(), e.over(), e.message(),
                    e.lost() ? "  NO ANSWER" : "", details && !e.detail().isEmpty() ? "  " + e.detail() : ""));
        }
        return text.toString();
    }

    /** A column for every element, in the order of their appearance; an arrow for every message. */
    private static String ladder(List<Flow.Entry> entries) {
        List<String> elements = new ArrayList<>();
        for (Flow.Entry e : entries) {
            for (String name : List.of(e.from(), e.to())) {
                if (!elements.contains(name)) {
                    elements.add(name);
                }
            }
        }
        int column = elements.stream().mapToInt(String::length).max().orElse(1) + 2;
        StringBuilder text = new StringBuilder();
        elements.forEach(name -> text.append(String.format(Locale.ROOT, "%-" + column + "s", name)));
        text.append('\n');
        for (Flow.Entry e : entries) {
            StringBuilder line = new StringBuilder();
            elements.forEach(name -> line.append('|').append(" ".repeat(column - 1)));
            int from = elements.indexOf(e.from()) * column;
            int to = elements.indexOf(e.to()) * column;
            for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
                line.setCharAt(i, '-');
            }
            if (from != to) {
                line.setCharAt(to > from ? to - 1 : to + 1, e.lost() ? 'x' : to > from ? '>' : '<');
            }
            text.append(line).append(' ').append(e.message()).append(e.lost() ? "  NO ANSWER" : "").append('\n');
        }
        return text.toString();
    }

    private static String json(List<Flow.Entry> entries) {
        StringBuilder text = new StringBuilder();
        for (Flow.Entry e : entries) {
            text.append(Json.compact(Mapping.builder().put("n", e.number()).put("atMicros", e.atMicros()).put("from", e.from()).put("to", e.to()).put("over", e.over())
                    .put("message", e.message()).put("detail", e.detail()).put("lost", e.lost()).build())).append('\n');
        }
        return text.toString();
    }
}
