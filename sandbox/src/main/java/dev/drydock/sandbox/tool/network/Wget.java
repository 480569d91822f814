package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.tool.print.DateFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code wget}: fetches into a file. GNU's and busybox's words. */
final class Wget implements Tool {
    private static final Map<Integer, String> REASONS = Map.of(403, "Forbidden", 404, "Not Found", 500, "Internal Server Error", 503, "Service Unavailable");

    @Override
    public Spec options() {
        return Spec.of("q,quiet O,output-document= T,timeout= t,tries= S,server-response nv,no-verbose spider c,continue P,directory-prefix= header= "
                + "post-data= U,user-agent= n= no-check-certificate Y=");
    }

    @Override
    public String usage() {
        return "[OPTION]... [URL]...";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        if (arguments.operands().isEmpty()) {
            return arguments.busybox()
                    ? misuse(sys, arguments, "")
                    : sys.fail("wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n", 1);
        }
        String url = arguments.operand(0);
        Optional<Address> address = Address.of(url);
        if (address.isEmpty()) {
            return sys.fail(arguments.words(url + ": Invalid host name.\n", "wget: bad address '" + url + "'\n"), 1);
        }
        if (!address.get().scheme().equals("http")) {
            return sys.fail(arguments.words(url + ": Unsupported scheme " + arguments.quote(address.get().scheme()) + ".\n",
                    "wget: not an http or ftp url: " + url + "\n"), 1);
        }
        List<HttpMessage.Header> headers = List.of(
                new HttpMessage.Header("Host", address.get().authority()),
                new HttpMessage.Header("User-Agent", arguments.value("U").orElse(arguments.words("Wget/1.21.4", "Wget"))),
                new HttpMessage.Header("Accept", "*/*"), new HttpMessage.Header("Connection", "close"));
        HttpMessage request = new HttpMessage((arguments.has("spider") ? "HEAD " : "GET ") + address.get().path() + " HTTP/1.1", headers, Bytes.EMPTY);
        long limit = arguments.value("T").filter(t -> t.matches("\\d{1,6}")).map(t -> Long.parseLong(t) * 1_000_000).orElse(900_000_000L);
        Fetch fetch = new Fetch(address.get(), request, sys.now(), sys.now() + limit);
        Said said = new Said(arguments, address.get(), time(sys.now()));
        return fetch.run(sys, (s, result) -> s.complain(said.opening(result), told -> done(told, said, result)));
    }

    private static String time(long micros) {
        return DateFormat.format("%Y-%m-%d %H:%M:%S", Instant.ofEpochSecond(micros / 1_000_000).atZone(ZoneOffset.UTC));
    }

    private static Step done(Sys sys, Said said, Fetch.Result result) {
        if (!(result instanceof Fetch.Result.Answer answer)) {
            return sys.fail(said.failure(result), said.arguments.busybox() ? 1 : 4);
        }
        int status = answer.message().status();
        if (status >= 400) {
            String reason = answer.message().word(2).isEmpty() ? REASONS.getOrDefault(status, "Error") : answer.message().word(2);
            return said.arguments.busybox()
                    ? sys.fail("wget: server returned error: " + answer.message().start() + "\n", 1)
                    : sys.fail(said.quiet() ? "" : time(sys.now()) + " ERROR " + status + ": " + reason + ".\n\n", 8);
        }
        if (said.arguments.has("spider")) {
            return sys.complain(said.quiet() || said.arguments.busybox() ? "" : "Remote file exists.\n\n", s -> Step.exit(0));
        }
        String name = said.file();
        Bytes body = answer.message().body();
        if (name.equals("-")) {
            return sys.write(1, body, s -> s.complain(said.closing(body.length(), "-", answer.tookMicros()), end -> Step.exit(0)));
        }
        var written = sys.files().write(name, body);
        return written.ok()
                ? sys.complain(said.closing(body.length(), name, answer.tookMicros()), s -> Step.exit(0))
                : sys.fail(said.arguments.words(name + ": " + written.errno().text() + "\n",
                        "wget: can't open '" + name + "': " + written.errno().text() + "\n"), said.arguments.busybox() ? 1 : 3);
    }

    /** The words of one call. */
    private record Said(Arguments arguments, Address address, String started) {
        boolean quiet() {
            return arguments.has("q");
        }

        String file() {
            String last = address.path().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
            String folder = arguments.value("P").map(prefix -> prefix + "/").orElse("");
            return arguments.value("O").orElse(folder + (last.isEmpty() ? "index.html" : last));
        }

        String opening(Fetch.Result result) {
            String ip = result instanceof Fetch.Result.Answer a ? a.ip() : result instanceof Fetch.Result.Unconnected u ? u.ip() : "";
            if (quiet()) {
                return "";
            }
            if (arguments.busybox()) {
                return ip.isEmpty() ? "" : "Connecting to " + address.authority() + " (" + ip + ":" + address.port() + ")\n";
            }
            String text = "--" + started + "--  " + address.url() + "\n";
            boolean literal = address.host().matches("[0-9.]+");
            text += literal ? "" : "Resolving " + address.host() + " (" + address.host() + ")... " + (ip.isEmpty() ? "" : ip + "\n");
            return ip.isEmpty() ? text : text + "Connecting to " + address.host() + " (" + address.host() + ")|" + ip + "|:" + address.port() + "... "
                    + (result instanceof Fetch.Result.Answer a
                            ? "connected.\nHTTP request sent, awaiting response... " + a.message().start().replaceFirst("^\\S+ ", "") + "\n" : "");
        }

        String failure(Fetch.Result result) {
            if (arguments.busybox()) {
                return result instanceof Fetch.Result.Unresolved ? "wget: bad address '" + address.authority() + "'\n"
                        : result instanceof Fetch.Result.Unconnected u ? "wget: can't connect to remote host (" + u.ip() + "): " + u.errno().text() + "\n"
                        : result instanceof Fetch.Result.TimedOut ? "wget: download timed out\n" : "wget: error getting response\n";
            }
            if (quiet()) {
                return "";
            }
            return result instanceof Fetch.Result.Unresolved
                    ? "failed: Name or service not known.\nwget: unable to resolve host address " + arguments.quote(address.host()) + "\n"
                    : result instanceof Fetch.Result.Unconnected u ? "failed: " + u.errno().text() + ".\n"
                    : result instanceof Fetch.Result.TimedOut ? "failed: Connection timed out.\nGiving up.\n\n" : "No data received.\nGiving up.\n\n";
        }

        String closing(int bytes, String name, long tookMicros) {
            if (quiet()) {
                return "";
            }
            if (arguments.busybox()) {
                String bar = "|" + "*".repeat(32) + "|";
                return name.equals("-")
                        ? "writing to stdout\n" + String.format(Locale.ROOT, "%-20s 100%% %s %5d  0:00:00 ETA\nwritten to stdout\n", "-", bar, bytes)
                        : "saving to '" + name + "'\n" + String.format(Locale.ROOT, "%-20s 100%% %s %5d  0:00:00 ETA\n'%s' saved\n", name, bar, bytes, name);
            }
            String shown = arguments.quote(name.equals("-") ? "STDOUT" : name);
            return "Length: " + bytes + " [text/html]\nSaving to: " + shown + "\n\n     0K                                                       100% "
                    + String.format(Locale.ROOT, "%.1fM=0s\n\n", bytes / Math.max(1.0, tookMicros)) + started + " (" + String.format(Locale.ROOT, "%.1f MB/s", bytes / Math.max(1.0, tookMicros))
                    + ") - " + (name.equals("-") ? "written to stdout" : shown + " saved") + " [" + bytes + "/" + bytes + "]\n\n";
        }
    }
}
