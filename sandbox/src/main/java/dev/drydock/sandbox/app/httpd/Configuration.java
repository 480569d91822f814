package dev.drydock.sandbox.app.httpd;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Apache's configuration files, or says what is wrong in Apache's words. */
final class Configuration {
    static final String ROOT = "/usr/local/apache2";
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Set<String> SECTIONS = Set.of(
            "directory", "directorymatch", "files", "filesmatch", "ifmodule", "ifdefine", "ifversion", "limit", "limitexcept", "location", "locationmatch",
            "proxy", "requireall", "requireany", "requirenone", "virtualhost", "if", "else", "elseif");
    /** Those that forward, rewrite or run; real, but not simulated. */
    static final Set<String> ELSEWHERE = Set.of("proxypass", "proxypassmatch", "rewriterule", "scriptalias", "fcgiwrapper", "balancermember", "sslengine");
    private static final Set<String> KNOWN = Set.of(
            "accessfilename", "addcharset", "addencoding", "addhandler", "addicon", "addlanguage", "addoutputfilter", "addtype", "alias", "allow",
            "allowoverride", "authname", "authtype", "authuserfile", "customlog", "defaulttype", "deny", "directoryindex", "documentroot", "enablemmap",
            "enablesendfile", "errordocument", "errorlog", "expiresactive", "expiresbytype", "fileetag", "forcetype", "group", "header", "hostnamelookups",
            "include", "includeoptional", "keepalive", "keepalivetimeout", "limitrequestbody", "listen", "loadmodule", "logformat", "loglevel",
            "maxkeepaliverequests", "maxrequestworkers", "mutex", "options", "order", "pidfile", "proxypassreverse", "proxypreservehost", "proxyrequests",
            "redirect", "redirectmatch", "requestheader", "require", "rewritebase", "rewritecond", "rewriteengine", "satisfy", "serveradmin", "serveralias",
            "servername", "serverroot", "serversignature", "serverlimit", "servertokens", "setenv", "setenvif", "sethandler", "startservers", "threadsperchild",
            "timeout", "traceenable", "typesconfig", "unsetenv", "usecanonicalname", "user", "mimemagicfile", "indexoptions", "indexignore", "scriptsock",
            "define", "maxsparethreads", "minsparethreads", "browsermatch");

    private final Files files;

    private Configuration(Files files) {
        this.files = files;
    }

    /** Lines, or the complaint without the program's name. */
    record Reading(List<Line> lines, Optional<String> complaint) {}

    static Reading read(Files files, String path) {
        return new Configuration(files).file(path, 0);
    }

    private static Reading wrong(String text) {
        return new Reading(List.of(), Optional.of(text));
    }

    private record Open(Line head, List<Line> inside) {}

    private Reading file(String path, int depth) {
        Outcome<Bytes> content = files.read(path);
        if (!content.ok()) {
            return wrong("httpd: Could not open configuration file " + path + ": " + content.errno().text());
        }
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(new Line("", List.of(), Optional.empty(), 0), new ArrayList<>()));
        String[] lines = content.value().text().replace("\\\n", " ").split("\n");
        for (int i = 0; i < lines.length; i++) {
            String text = lines[i].strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Optional<String> wrong = text.startsWith("<") ? section(text, open, path, i + 1) : plain(text, open, path, i + 1, depth);
            if (wrong.isPresent()) {
                return wrong(wrong.get());
            }
        }
        if (open.size() > 1) {
            return wrong("AH00526: Syntax error on line " + open.peek().head().number() + " of " + path + ":\n<" + open.peek().head().word(0).strip() + "> was not closed.");
        }
        return new Reading(open.peek().inside(), Optional.empty());
    }

    private static String at(String path, int line) {
        return "AH00526: Syntax error on line " + line + " of " + path + ":\n";
    }

    private static Optional<String> section(String text, Deque<Open> open, String path, int number) {
        if (!text.endsWith(">")) {
            return Optional.of(at(path, number) + text.split("\\s")[0] + "> directive missing closing '>'");
        }
        String inner = text.substring(1, text.length() - 1).strip();
        if (inner.startsWith("/")) {
            if (open.size() == 1) {
                return Optional.of(at(path, number) + "</" + inner.substring(1) + "> without matching <" + inner.substring(1) + "> section");
            }
            Open closed = open.pop();
            if (!closed.head().is(inner.substring(1))) {
                return Optional.of(at(path, number) + "Expected </" + closed.head().word(0) + "> but saw </" + inner.substring(1) + ">");
            }
            open.peek().inside().add(new Line(closed.head().name(), closed.head().words().subList(1, closed.head().words().size()),
                    Optional.of(List.copyOf(closed.inside())), closed.head().number()));
            return Optional.empty();
        }
        List<String> words = words(inner);
        String name = words.get(0).toLowerCase(Locale.ROOT);
        if (!SECTIONS.contains(name)) {
            return Optional.of(at(path, number) + "Invalid command '<" + words.get(0)
                    + "', perhaps misspelled or defined by a module not included in the server configuration");
        }
        open.push(new Open(new Line(name, words, Optional.empty(), number), new ArrayList<>()));
        return Optional.empty();
    }

    private Optional<String> plain(String text, Deque<Open> open, String path, int number, int depth) {
        List<String> words = words(text);
        String name = words.get(0).toLowerCase(Locale.ROOT);
        if (!KNOWN.contains(name) && !ELSEWHERE.contains(name)) {
            return Optional.of(at(path, number) + "Invalid command '" + words.get(0)
                    + "', perhaps misspelled or defined by a module not included in the server configuration");
        }
        if (name.equals("documentroot") && words.size() > 1 && !files.isDirectory(absolute(words.get(1)))) {
            return Optional.of(at(path, number) + "DocumentRoot '" + words.get(1) + "' is not a directory, or is not readable");
        }
        if (name.startsWith("include") && words.size() > 1) {
            return include(absolute(words.get(1)), name.equals("includeoptional"), open, path, number, depth);
        }
        open.peek().inside().add(new Line(name, words.subList(1, words.size()), Optional.empty(), number));
        return Optional.empty();
    }

    private Optional<String> include(String pattern, boolean optional, Deque<Open> open, String path, int number, int depth) {
        int slash = pattern.lastIndexOf('/');
        List<String> found = new ArrayList<>();
        if (pattern.contains("*")) {
            String expression = Pattern.quote(pattern.substring(slash + 1)).replace("*", "\\E.*\\Q");
            for (String name : files.list(pattern.substring(0, Math.max(1, slash))).toOptional().map(SortedMap::keySet).orElse(Set.of())) {
                if (name.matches(expression)) {
                    found.add(pattern.substring(0, slash + 1) + name);
                }
            }
        } else if (files.exists(pattern) || !optional) {
            found.add(pattern);
        }
        for (String one : found) {
            Reading inner = depth > 8 ? wrong(at(path, number) + "Exceeded the maximum include depth") : file(one, depth + 1);
            if (inner.complaint().isPresent()) {
                return inner.complaint();
            }
            open.peek().inside().addAll(inner.lines());
        }
        return Optional.empty();
    }

    static String absolute(String path) {
        return path.startsWith("/") ? path : ROOT + "/" + path;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1).replace("\\\"", "\"") : matcher.group(2));
        }
        return words;
    }
}
