package dev.drydock.sandbox.virtual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much XML as definitions of domains use: elements, attributes, text, comments. */
final class Xml {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([\\w:.-]+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\")");

    private Xml() {}

    /** An element. @param text the characters directly in it */
    record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
        Optional<Element> child(String wanted) {
            return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
        }

        List<Element> all(String wanted) {
            return children.stream().filter(c -> c.name.equals(wanted)).toList();
        }

        String attribute(String wanted) {
            return attributes.getOrDefault(wanted, "");
        }

        /** The text of the element at a path below. */
        String at(String... path) {
            Element here = this;
            for (String step : path) {
                Optional<Element> next = here.child(step);
                if (next.isEmpty()) {
                    return "";
                }
                here = next.get();
            }
            return here.text.strip();
        }
    }

    /** Text that is no XML, with libxml2's words. */
    static final class Broken extends Exception {
        Broken(int line, String message) {
            super("(domain_definition):" + line + ": " + message, null, false, false);
        }
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes;
        private final int line;
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String name, Map<String, String> attributes, int line) {
            this.name = name;
            this.attributes = attributes;
            this.line = line;
        }
    }

    static Element read(String text) throws Broken {
        Deque<Open> open = new ArrayDeque<>();
        List<Element> roots = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int tag = text.indexOf('<', at);
            String between = text.substring(at, tag < 0 ? text.length() : tag);
            if (open.isEmpty() && !between.isBlank()) {
                throw new Broken(line(text, at), roots.isEmpty() ? "Start tag expected, '<' not found" : "Extra content at the end of the document");
            }
            if (!open.isEmpty()) {
                open.peek().text.append(between);
            }
            if (tag < 0) {
                break;
            }
            boolean comment = text.startsWith("<!--", tag);
            if (comment || text.startsWith("<?", tag)) {
                int end = text.indexOf(comment ? "-->" : "?>", tag);
                at = end < 0 ? text.length() : end + (comment ? 3 : 2);
                continue;
            }
            int end = text.indexOf('>', tag);
            if (end < 0) {
                throw new Broken(line(text, tag), "Couldn't find end of Start Tag");
            }
            element(text, tag, end, open, roots);
            at = end + 1;
        }
        if (!open.isEmpty()) {
            throw new Broken(line(text, text.length()), "Premature end of data in tag " + open.peek().name + " line " + open.peek().line);
        }
        if (roots.isEmpty()) {
            throw new Broken(line(text, text.length()), "Document is empty");
        }
        return roots.get(0);
    }

    private static void element(String text, int tag, int end, Deque<Open> open, List<Element> roots) throws Broken {
        String inside = text.substring(tag + 1, end);
        if (inside.startsWith("/")) {
            String name = inside.substring(1).strip();
            if (open.isEmpty() || !open.peek().name.equals(name)) {
                throw new Broken(line(text, tag), open.isEmpty() ? "Extra content at the end of the document"
                        : "Opening and ending tag mismatch: " + open.peek().name + " line " + open.peek().line + " and " + name);
            }
            close(open, roots);
            return;
        }
        boolean empty = inside.endsWith("/");
        String plain = empty ? inside.substring(0, inside.length() - 1) : inside;
        String name = plain.split("\\s", 2)[0];
        if (!name.matches("[A-Za-z_][\\w:.-]*")) {
            throw new Broken(line(text, tag), "StartTag: invalid element name");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(plain);
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        open.push(new Open(name, attributes, line(text, tag)));
        if (empty) {
            close(open, roots);
        }
    }

    private static void close(Deque<Open> open, List<Element> roots) {
        Open done = open.pop();
        Element element = new Element(done.name, done.attributes, List.copyOf(done.children), done.text.toString());
        if (open.isEmpty()) {
            roots.add(element);
        } else {
            open.peek().children.add(element);
        }
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    }
}
