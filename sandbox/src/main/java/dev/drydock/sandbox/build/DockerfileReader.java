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
    private static final Pattern HEREDOC = Pattern.compile("(?<![<\\w])\\d*<<(-?)\\s*(?:'([^'\\s<]+)'|\"([^\"\\s<]+)\"|([a-zA-Z0-9_.]+))");

    private final List<String> lines;
    private final List<Integer> emptyContinuations = new ArrayList<>();
    private char escape = '\\';
    private String syntax = "";
    private String check = "";
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
            if (line.isEmpty() || line.startsWith("#") || line.equals(String.valueOf(escape))) {
                at++;
            } else {
                all.add(instruction());
            }
        }
        if (mistake != null) {
            return mistake;
        }
        if (all.isEmpty()) {
            return Mistake.early(Math.max(1, lines.size() - 1), Math.max(1, lines.size() - 1), "file with no instructions");
        }
        for (Instruction each : all) {
            Optional<Mistake> wrong = Grammar.check(each, escape);
            if (wrong.isPresent() && !wrong.get().early()) {
                return wrong.get();
            }
            if (!List.of("ARG", "FROM").contains(each.keyword()) && all.stream().noneMatch(other -> other.keyword().equals("FROM") && other.line() < each.line())) {
                return Mistake.early(each, "no build stage in current context");
            }
        }
        return stages(all);
    }

    private void directives() {
        while (at < lines.size()) {
            Matcher directive = DIRECTIVE.matcher(lines.get(at).strip());
            String name = directive.matches() ? directive.group(1).toLowerCase(Locale.ROOT) : "";
            if (!List.of("escape", "syntax", "check").contains(name)) {
                return;
            }
            String value = directive.group(2);
            switch (name) {
                case "syntax" -> syntax = value;
                case "check" -> check = value;
                default -> {
                    if (!value.equals("\\") && !value.equals("`")) {
                        mistake = Mistake.early(at + 1, at + 1, "invalid escape token '" + value + "' does not match ` or \\");
                        return;
                    }
                    escape = value.charAt(0);
                }
            }
            at++;
        }
    }

    private Instruction instruction() {
        int begin = at;
        StringBuilder text = new StringBuilder();
        boolean more = true;
        boolean empty = false;
        while (more && at < lines.size()) {
            String line = lines.get(at++);
            boolean first = text.length() == 0;
            if (!first && line.strip().startsWith("#")) {
                continue;
            }
            if (!first && line.isBlank()) {
                empty |= at < lines.size();
                continue;
            }
            String stripped = line.replaceFirst("[ \t]+$", "");
            int last = stripped.length() - 1;
            more = last >= 0 && stripped.charAt(last) == escape && (last == 0 || stripped.charAt(last - 1) != escape);
            text.append(more ? stripped.substring(0, last) : line);
        }
        if (empty) {
            emptyContinuations.add(at);
        }
        return instruction(text.toString().strip(), begin);
    }

    private Instruction instruction(String original, int begin) {
        String[] parts = original.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        List<String> flags = new ArrayList<>();
        while (rest.startsWith("--")) {
            String[] flag = word(rest);
            rest = flag[1];
            if (flag[0].equals("--")) {
                break;
            }
            flags.add(flag[0].substring(2));
        }
        boolean texts = List.of("RUN", "COPY", "ADD").contains(keyword) || keyword.equals("ONBUILD") && rest.matches("(?is)(run|copy|add)\\s.*");
        List<Instruction.Heredoc> heredocs = texts && Instruction.array(rest).isEmpty() ? heredocs(rest, begin) : List.of();
        Instruction read = new Instruction(original, flags, rest.strip(), begin + 1, at, heredocs);
        Grammar.check(read, escape).filter(Mistake::early).ifPresent(found -> mistake = mistake == null ? found : mistake);
        return read;
    }

    /** The first word, which quotes may hold together, and the rest. */
    private String[] word(String text) {
        char quote = 0;
        int end = 0;
        while (end < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(end)))) {
            char c = text.charAt(end);
            quote = quote == 0 && (c == '"' || c == '\'') ? c : c == quote ? 0 : quote;
            end += c == escape ? 2 : 1;
        }
        int cut = Math.min(end, text.length());
        return new String[] {text.substring(0, cut).replaceAll("=\"([^\"]*)\"", "=$1"), text.substring(cut).stripLeading()};
    }

    private List<Instruction.Heredoc> heredocs(String rest, int begin) {
        List<Instruction.Heredoc> heredocs = new ArrayList<>();
        Matcher matcher = HEREDOC.matcher(rest);
        while (matcher.find() && mistake == null) {
            boolean chomps = !matcher.group(1).isEmpty();
            String name = matcher.group(2) != null ? matcher.group(2) : matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
            StringBuilder content = new StringBuilder();
            boolean ended = false;
            while (at < lines.size() && !ended) {
                String line = lines.get(at++);
                ended = (chomps ? line.replaceFirst("^\t+", "") : line).equals(name);
                if (!ended) {
                    content.append(line).append('\n');
                }
            }
            if (!ended) {
                mistake = Mistake.early(begin + 1, Math.max(begin + 1, lines.get(at - 1).isEmpty() ? at - 1 : at), "unterminated heredoc");
            }
            heredocs.add(new Instruction.Heredoc(name, content.toString(), matcher.group(4) != null, chomps));
        }
        return heredocs;
    }

    /** Reads one instruction that stands alone, as a trigger of an image does. */
    static ParsedDockerfile alone(String text) {
        DockerfileReader reader = new DockerfileReader(text);
        Instruction read = reader.instruction();
        Optional<Mistake> wrong = reader.mistake != null ? Optional.of(reader.mistake) : Grammar.check(read, '\\');
        return wrong.isPresent() ? wrong.get() : new Dockerfile(List.of(read), List.of(), reader.lines, Dockerfile.Directives.NONE);
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
            } else {
                arguments.add(each);
            }
        }
        return stages.isEmpty() ? Mistake.early(0, 0, "dockerfile contains no stages to build")
                : new Dockerfile(arguments, stages, lines, new Dockerfile.Directives(escape, syntax, check, emptyContinuations));
    }
}
