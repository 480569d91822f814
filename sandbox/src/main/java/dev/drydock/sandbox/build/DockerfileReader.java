package dev.drydock.sandbox.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a Dockerfile: directives, comments, continuations, heredocs. */
final class DockerfileReader {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("(?<![<\\w])\\d*<<(-?)(['\"]?)([a-zA-Z0-9_.]+)\\2");

    private final List<String> lines;
    private char escape = '\\';
    private int at;
    private Mistake mistake;

    DockerfileReader(String text) {
        String clean = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.lines = List.of(clean.replace("\r\n", "\n").split("\n", -1));
    }

    ParsedDockerfile read() {
        directives();
        List<Instruction> all = new ArrayList<>();
        while (at < lines.size() && mistake == null) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else {
                all.add(instruction());
            }
        }
        if (mistake != null) {
            return mistake;
        }
        if (all.isEmpty()) {
            return Mistake.early(0, 0, "file with no instructions");
        }
        return stages(all);
    }

    private void directives() {
        while (at < lines.size()) {
            Matcher directive = DIRECTIVE.matcher(lines.get(at).strip());
            if (!directive.matches() || !List.of("escape", "syntax", "check").contains(directive.group(1).toLowerCase(Locale.ROOT))) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")) {
                if (!directive.group(2).equals("\\") && !directive.group(2).equals("`")) {
                    mistake = Mistake.early(at + 1, at + 1, "invalid escape token '" + directive.group(2) + "' does not match ` or \\");
                    return;
                }
                escape = directive.group(2).charAt(0);
            }
            at++;
        }
    }

    private Instruction instruction() {
        int begin = at;
        StringBuilder text = new StringBuilder();
        boolean more = true;
        while (more && at < lines.size()) {
            String line = lines.get(at++);
            boolean skip = text.length() > 0 && (line.strip().startsWith("#") || line.isBlank());
            if (!skip) {
                String stripped = line.replaceFirst("[ \t]+$", "");
                more = stripped.endsWith(String.valueOf(escape)) && !(escape == '`' && stripped.endsWith("``"));
                text.append(more ? stripped.substring(0, stripped.length() - 1) : line);
            }
        }
        String original = text.toString().strip();
        String[] parts = original.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        List<String> flags = new ArrayList<>();
        while (rest.startsWith("--")) {
            String[] flag = rest.split("\\s+", 2);
            if (flag[0].equals("--")) {
                break;
            }
            flags.add(flag[0].substring(2));
            rest = flag.length > 1 ? flag[1] : "";
        }
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        List<Instruction.Heredoc> heredocs = List.of("RUN", "COPY", "ADD").contains(keyword) ? heredocs(rest, begin) : List.of();
        Instruction read = new Instruction(keyword, original, flags, rest.strip(), begin + 1, at, heredocs);
        Grammar.check(read, parts[0], escape).ifPresent(found -> mistake = mistake == null ? found : mistake);
        return read;
    }

    private List<Instruction.Heredoc> heredocs(String rest, int begin) {
        List<Instruction.Heredoc> heredocs = new ArrayList<>();
        Matcher matcher = HEREDOC.matcher(rest);
        while (matcher.find() && mistake == null) {
            boolean tabs = !matcher.group(1).isEmpty();
            StringBuilder content = new StringBuilder();
            boolean ended = false;
            while (at < lines.size() && !ended) {
                String line = tabs ? lines.get(at).replaceFirst("^\t+", "") : lines.get(at);
                at++;
                ended = line.equals(matcher.group(3));
                if (!ended) {
                    content.append(line).append('\n');
                }
            }
            if (!ended) {
                mistake = Mistake.early(begin + 1, at, "unterminated heredoc");
            }
            heredocs.add(new Instruction.Heredoc(matcher.group(3), content.toString(), matcher.group(2).isEmpty()));
        }
        return heredocs;
    }

    // ---- stages --------------------------------------------------------------------------------------------------------------------

    private ParsedDockerfile stages(List<Instruction> all) {
        List<Instruction> arguments = new ArrayList<>();
        List<Dockerfile.Stage> stages = new ArrayList<>();
        for (Instruction each : all) {
            if (each.keyword().equals("FROM")) {
                List<String> words = each.words();
                String name = words.size() == 3 ? words.get(2).toLowerCase(Locale.ROOT) : "";
                stages.add(new Dockerfile.Stage(each, words.get(0), name, List.of()));
            } else if (!stages.isEmpty()) {
                Dockerfile.Stage last = stages.remove(stages.size() - 1);
                List<Instruction> more = new ArrayList<>(last.instructions());
                more.add(each);
                stages.add(new Dockerfile.Stage(last.from(), last.base(), last.name(), more));
            } else if (each.keyword().equals("ARG")) {
                arguments.add(each);
            } else {
                return Mistake.early(each.line(), each.lastLine(), "no build stage in current context");
            }
        }
        Optional<Mistake> none = stages.isEmpty() ? Optional.of(Mistake.early(0, 0, "no build stage in current context")) : Optional.empty();
        return none.isPresent() ? none.get() : new Dockerfile(arguments, stages, lines, escape);
    }
}
