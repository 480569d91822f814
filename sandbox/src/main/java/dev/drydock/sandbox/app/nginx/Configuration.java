package dev.drydock.sandbox.app.nginx;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads configuration files into directives, or says what is wrong with them in nginx's words. */
final class Configuration {
    /** The directives that are known, here or by the original; others are refused as it refuses them. */
    private static final Set<String> KNOWN = Set.of(
            "user", "worker_processes", "error_log", "pid", "events", "http", "worker_connections", "include", "default_type", "log_format",
            "access_log", "sendfile", "tcp_nopush", "tcp_nodelay", "keepalive_timeout", "gzip", "gzip_types", "gzip_min_length", "server", "listen",
            "server_name", "location", "root", "index", "error_page", "proxy_pass", "proxy_set_header", "proxy_http_version", "proxy_read_timeout",
            "proxy_connect_timeout", "proxy_send_timeout", "proxy_buffering", "proxy_redirect", "return", "try_files", "alias", "autoindex",
            "add_header", "upstream", "daemon", "master_process", "types", "types_hash_max_size", "deny", "allow", "client_max_body_size",
            "server_tokens", "rewrite", "set", "if", "expires", "charset", "stub_status", "multi_accept", "use", "load_module", "resolver",
            "ssl_certificate", "ssl_certificate_key", "ssl_protocols", "map", "limit_req_zone", "limit_req", "sub_filter", "sub_filter_once", "sub_filter_types", "zone", "hash", "limit_conn", "limit_conn_zone", "limit_rate", "proxy_cache", "proxy_cache_path", "proxy_cache_valid", "proxy_hide_header", "proxy_pass_header", "proxy_next_upstream", "proxy_intercept_errors", "proxy_buffer_size", "proxy_buffers", "client_body_buffer_size", "underscores_in_headers", "gzip_vary", "gzip_comp_level", "gzip_proxied", "set_real_ip_from", "default", "break", "satisfy", "worker_shutdown_timeout", "auth_basic", "auth_basic_user_file",
            "internal", "log_not_found", "keepalive", "least_conn", "ip_hash", "worker_rlimit_nofile", "real_ip_header", "server_names_hash_bucket_size",
            "reset_timedout_connection", "send_timeout", "client_body_timeout", "client_header_timeout", "absolute_redirect", "fastcgi_pass",
            "fastcgi_param", "fastcgi_index", "env", "stream", "mail", "open_file_cache", "etag", "large_client_header_buffers", "thread_pool");

    private final Files files;

    private Configuration(Files files) {
        this.files = files;
    }

    /** The directives, or the complaint without the leading {@code nginx: [emerg] }. */
    record Reading(List<Directive> directives, Optional<String> complaint) {}

    static Reading read(Files files, String path) {
        return new Configuration(files).file(path, 0, "");
    }

    /** Directives given by {@code -g}. */
    static Reading readText(Files files, String text) {
        return new Configuration(files).parse(text, "command line", 0);
    }

    private Reading file(String path, int depth, String from) {
        Outcome<Bytes> content = files.read(path);
        if (!content.ok()) {
            return wrong("open() \"" + path + "\" failed (" + number(content.errno().name()) + ": " + content.errno().text() + ")" + from);
        }
        return parse(content.value().text(), path, depth);
    }

    private static int number(String errno) {
        return errno.equals("ENOENT") ? 2 : errno.equals("EACCES") ? 13 : 21;
    }

    private static Reading wrong(String text) {
        return new Reading(List.of(), Optional.of(text));
    }

    private record Token(String text, boolean quoted, int line) {
        boolean is(String mark) {
            return !quoted && text.equals(mark);
        }
    }

    private Reading parse(String text, String file, int depth) {
        List<Token> tokens = new ArrayList<>();
        Optional<String> bad = tokens(text, file, tokens);
        if (bad.isPresent()) {
            return wrong(bad.get());
        }
        int[] at = {0};
        return block(tokens, at, file, depth, false, text.split("\n", -1).length);
    }

    private static Optional<String> tokens(String text, String file, List<Token> tokens) {
        int line = 1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                i++;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '#') {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
            } else if (c == '{' || c == '}' || c == ';') {
                tokens.add(new Token(String.valueOf(c), false, line));
                i++;
            } else if (c == '"' || c == '\'') {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    return Optional.of("unexpected end of file, expecting \";\" or \"}\" in " + file + ":" + line);
                }
                String word = text.substring(i + 1, end);
                tokens.add(new Token(word, true, line));
                line += (int) word.chars().filter(x -> x == '\n').count();
                i = end + 1;
            } else {
                int end = i;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && ";".indexOf(text.charAt(end)) < 0
                        && !(text.charAt(end) == '{' && (end == i || text.charAt(end - 1) != '$')) && text.charAt(end) != '}') {
                    end++;
                    if (end < text.length() && text.charAt(end) == '{' && text.charAt(end - 1) == '$') {
                        end = Math.max(end, text.indexOf('}', end));
                    }
                }
                tokens.add(new Token(text.substring(i, Math.max(end, i + 1)), false, line));
                i = Math.max(end, i + 1);
            }
        }
        return Optional.empty();
    }

    private Reading block(List<Token> tokens, int[] at, String file, int depth, boolean nested, int lastLine) {
        List<Directive> directives = new ArrayList<>();
        while (at[0] < tokens.size()) {
            Token name = tokens.get(at[0]++);
            if (name.is("}")) {
                return nested ? new Reading(directives, Optional.empty()) : wrong("unexpected \"}\" in " + file + ":" + name.line());
            }
            if (name.is("{") || name.is(";")) {
                return wrong("unexpected \"" + name.text() + "\" in " + file + ":" + name.line());
            }
            Reading one = directive(name, tokens, at, file, depth, lastLine);
            if (one.complaint().isPresent()) {
                return one;
            }
            directives.addAll(one.directives());
        }
        return nested
                ? wrong("unexpected end of file, expecting \"}\" in " + file + ":" + lastLine)
                : new Reading(directives, Optional.empty());
    }

    private Reading directive(Token name, List<Token> tokens, int[] at, String file, int depth, int lastLine) {
        List<String> words = new ArrayList<>();
        while (at[0] < tokens.size()) {
            Token token = tokens.get(at[0]++);
            if (token.is("}")) {
                return wrong("unexpected \"}\" in " + file + ":" + token.line());
            }
            if (!token.is(";") && !token.is("{")) {
                words.add(token.text());
                continue;
            }
            if (!KNOWN.contains(name.text())) {
                return wrong("unknown directive \"" + name.text() + "\" in " + file + ":" + name.line());
            }
            if (token.is(";")) {
                return name.text().equals("include")
                        ? include(words, file, token.line(), depth)
                        : new Reading(List.of(new Directive(name.text(), words, Optional.empty(), file, name.line())), Optional.empty());
            }
            Reading inner = name.text().matches("types|map") ? table(tokens, at, file, lastLine) : block(tokens, at, file, depth, true, lastLine);
            return inner.complaint().isPresent() ? inner
                    : new Reading(List.of(new Directive(name.text(), words, Optional.of(inner.directives()), file, name.line())), Optional.empty());
        }
        return wrong("unexpected end of file, expecting \";\" or \"}\" in " + file + ":" + lastLine);
    }

    /** A block whose lines are no directives: {@code types} and {@code map}. */
    private static Reading table(List<Token> tokens, int[] at, String file, int lastLine) {
        List<Directive> rows = new ArrayList<>();
        List<String> words = new ArrayList<>();
        while (at[0] < tokens.size()) {
            Token token = tokens.get(at[0]++);
            if (token.is("}")) {
                return new Reading(rows, Optional.empty());
            }
            if (token.is(";") && !words.isEmpty()) {
                rows.add(new Directive(words.get(0), words.subList(1, words.size()), Optional.empty(), file, token.line()));
                words = new ArrayList<>();
            } else {
                words.add(token.text());
            }
        }
        return wrong("unexpected end of file, expecting \"}\" in " + file + ":" + lastLine);
    }

    private Reading include(List<String> words, String file, int line, int depth) {
        String pattern = words.isEmpty() ? "" : words.get(0).startsWith("/") ? words.get(0) : "/etc/nginx/" + words.get(0);
        if (depth > 16) {
            return wrong("too many nested includes in " + file + ":" + line);
        }
        int slash = pattern.lastIndexOf('/');
        if (!pattern.contains("*")) {
            return file(pattern, depth + 1, " in " + file + ":" + line);
        }
        List<Directive> all = new ArrayList<>();
        String expression = pattern.substring(slash + 1).replace(".", "\\.").replace("*", ".*");
        for (String name : files.list(pattern.substring(0, Math.max(1, slash))).toOptional().map(SortedMap::keySet).orElse(Set.of())) {
            if (name.matches(expression) && !name.startsWith(".")) {
                Reading one = file(pattern.substring(0, slash + 1) + name, depth + 1, "");
                if (one.complaint().isPresent()) {
                    return one;
                }
                all.addAll(one.directives());
            }
        }
        return new Reading(all, Optional.empty());
    }
}
