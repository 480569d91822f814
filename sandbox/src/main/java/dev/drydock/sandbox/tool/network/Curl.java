package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.shape.Arguments;
import dev.drydock.sandbox.tool.shape.Spec;
import dev.drydock.sandbox.tool.shape.Tool;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code curl}, version 8.5.0: HTTP over the simulated network, with its error numbers and words. */
final class Curl implements Tool {
    static final String VERSION = "8.5.0";
    private static final String TRY = "curl: try 'curl --help' or 'curl --manual' for more information\n";
    private static final int REDIRECTS = 50;

    @Override
    public Spec options() {
        return Spec.unread();
    }

    @Override
    public String usage() {
        return "[options...] <url>";
    }

    @Override
    public Step run(Sys sys, Arguments arguments) {
        CurlCall call = CurlCall.read(arguments.operands());
        if (!call.complaint().isEmpty()) {
            return sys.fail("curl: " + call.complaint() + "\n" + TRY, 2);
        }
        if (call.has("V")) {
            return sys.print("curl " + VERSION + " (x86_64-pc-linux-gnu) libcurl/" + VERSION + "\nProtocols: http\nFeatures: \n", 0);
        }
        if (call.has("h")) {
            return sys.print("Usage: curl [options...] <url>\n", 0);
        }
        if (call.urls().isEmpty()) {
            return sys.fail(call.given().isEmpty() ? TRY : "curl: (2) no URL specified\n" + TRY, 2);
        }
        return next(sys, call, 0, 0);
    }

    private static Step next(Sys sys, CurlCall call, int index, int status) {
        if (index >= call.urls().size()) {
            return Step.exit(status);
        }
        String url = call.urls().get(index);
        Optional<Address> address = Address.of(url);
        if (address.isEmpty()) {
            return failed(sys, call, index, 3, url.matches(".*:\\d{6,}.*") ? "URL using bad/illegal format or missing URL" : "URL rejected: No host part in the URL");
        }
        if (!address.get().scheme().matches("https?")) {
            return failed(sys, call, index, 1, "Protocol \"" + address.get().scheme() + "\" not supported or disabled in libcurl");
        }
        return fetch(sys, call, index, address.get(), 0);
    }

    private static Step failed(Sys sys, CurlCall call, int index, int number, String words) {
        boolean silent = call.has("s") && !call.has("S");
        return sys.complain(silent ? "" : "curl: (" + number + ") " + words + "\n", s -> next(s, call, index + 1, number));
    }

    private static Step fetch(Sys sys, CurlCall call, int index, Address address, int redirects) {
        long limit = call.micros("m").orElse(Long.MAX_VALUE / 4);
        HttpMessage request = request(call, address);
        String meter = meterShown(sys, call) ? CurlMeter.HEAD : "";
        Fetch fetch = new Fetch(address, request, sys.now(), sys.now() + limit);
        return sys.complain(redirects == 0 ? meter : "", s -> fetch.run(s, (done, result) -> {
            if (result instanceof Fetch.Result.Answer answer) {
                return answered(done, call, index, address, request, answer, redirects);
            }
            String broken = meterShown(done, call) ? CurlMeter.EMPTY : "";
            return done.complain(broken + trying(call, address, result), failing -> refused(failing, call, index, address, result));
        }));
    }

    private static String trying(CurlCall call, Address address, Fetch.Result result) {
        if (!call.has("v")) {
            return "";
        }
        if (result instanceof Fetch.Result.Unconnected unconnected) {
            return "*   Trying " + unconnected.ip() + ":" + address.port() + "...\n* connect to " + unconnected.ip() + " port " + address.port()
                    + " failed: " + unconnected.errno().text() + "\n* Failed to connect to " + address.host() + " port " + address.port() + " after "
                    + unconnected.tookMicros() / 1000 + " ms: Couldn't connect to server\n* Closing connection\n";
        }
        return result instanceof Fetch.Result.Unresolved ? "* Could not resolve host: " + address.host() + "\n* Closing connection\n" : "";
    }

    private static Step refused(Sys sys, CurlCall call, int index, Address address, Fetch.Result result) {
        if (result instanceof Fetch.Result.Unresolved) {
            return failed(sys, call, index, 6, "Could not resolve host: " + address.host());
        }
        if (result instanceof Fetch.Result.Unconnected unconnected) {
            return failed(sys, call, index, 7, "Failed to connect to " + address.host() + " port " + address.port() + " after "
                    + unconnected.tookMicros() / 1000 + " ms: Couldn't connect to server");
        }
        if (result instanceof Fetch.Result.TimedOut late) {
            return failed(sys, call, index, 28, late.connected()
                    ? "Operation timed out after " + late.tookMicros() / 1000 + " milliseconds with " + late.received() + " bytes received"
                    : "Connection timed out after " + late.tookMicros() / 1000 + " milliseconds");
        }
        return result instanceof Fetch.Result.Empty
                ? failed(sys, call, index, 52, "Empty reply from server")
                : failed(sys, call, index, 1, "Received HTTP/0.9 when not allowed");
    }

    private static HttpMessage request(CurlCall call, Address address) {
        Optional<Bytes> data = call.data();
        boolean query = call.has("G") && data.isPresent();
        String method = call.value("X").orElse(call.has("I") ? "HEAD" : data.isPresent() && !query ? "POST" : "GET");
        String path = query ? address.path() + (address.path().contains("?") ? "&" : "?") + data.get().text() : address.path();
        List<HttpMessage.Header> headers = new ArrayList<>();
        add(headers, call, "Host", address.authority());
        call.value("u").or(address::user).ifPresent(user ->
                headers.add(new HttpMessage.Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(Bytes.of(user).toArray()))));
        add(headers, call, "User-Agent", call.value("A").orElse("curl/" + VERSION));
        add(headers, call, "Accept", "*/*");
        call.value("e").ifPresent(referer -> headers.add(new HttpMessage.Header("Referer", referer)));
        for (String given : call.values("H")) {
            int colon = given.indexOf(':');
            if (colon > 0 && !given.substring(colon + 1).isBlank()) {
                headers.add(new HttpMessage.Header(given.substring(0, colon), given.substring(colon + 1).strip()));
            }
        }
        Bytes body = query ? Bytes.EMPTY : data.orElse(Bytes.EMPTY);
        if (data.isPresent() && !query) {
            headers.add(new HttpMessage.Header("Content-Length", Integer.toString(body.length())));
            add(headers, call, "Content-Type", call.has("json") ? "application/json" : "application/x-www-form-urlencoded");
        }
        return new HttpMessage(method + " " + path + " HTTP/1.1", headers, body);
    }

    /** A default header, unless {@code -H} speaks of it. */
    private static void add(List<HttpMessage.Header> headers, CurlCall call, String name, String value) {
        boolean overridden = call.values("H").stream().anyMatch(given -> given.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        if (!overridden) {
            headers.add(new HttpMessage.Header(name, value));
        }
    }

    private static boolean meterShown(Sys sys, CurlCall call) {
        boolean toTerminal = sys.isTerminal(1) && call.value("o").isEmpty() && !call.has("O");
        return !call.has("s") && !call.has("I") && !call.has("no-progress-meter") && !toTerminal;
    }

    private static Step answered(
            Sys sys, CurlCall call, int index, Address address, HttpMessage request, Fetch.Result.Answer answer, int redirects) {
        HttpMessage message = answer.message();
        StringBuilder told = new StringBuilder(CurlTalk.of(call, address, request, answer));
        boolean fails = (call.has("f") || call.has("fail-with-body")) && message.status() >= 400;
        if (meterShown(sys, call)) {
            told.append(CurlMeter.full(message.body().length(), answer.tookMicros()));
        }
        Optional<Address> onward = call.has("L") && message.status() / 100 == 3 ? message.header("Location").flatMap(address::resolve) : Optional.empty();
        Bytes head = call.has("i") || call.has("I") ? Bytes.of(message.head()) : Bytes.EMPTY;
        Bytes body = onward.isPresent() || call.has("I") || fails && call.has("f") ? Bytes.EMPTY : message.body();
        return sys.complain(told.toString(), s -> output(s, call, index, address, head.plus(body), written -> {
            if (onward.isPresent()) {
                return redirects >= REDIRECTS
                        ? failed(written, call, index, 47, "Maximum (" + REDIRECTS + ") redirects followed")
                        : fetch(written, call, index, onward.get(), redirects + 1);
            }
            String after = call.value("w").map(format -> CurlTalk.writeOut(format, address, answer)).orElse("");
            return written.print(after, end -> fails
                    ? failed(end, call, index, 22, "The requested URL returned error: " + message.status())
                    : next(end, call, index + 1, 0));
        }));
    }

    private static Step output(Sys sys, CurlCall call, int index, Address address, Bytes bytes, Code then) {
        Optional<String> file = call.value("o");
        if (call.has("O")) {
            file = Optional.of(address.path().replaceFirst("\\?.*", "").replaceFirst(".*/", ""));
            if (file.get().isEmpty()) {
                return failed(sys, call, index, 23, "Failed to extract a sensible file name from the URL to use for storage!");
            }
        }
        if (file.isEmpty() || file.get().equals("-")) {
            return sys.write(1, bytes, then);
        }
        Outcome<Boolean> written = file.get().equals("/dev/null") ? Outcome.done() : sys.files().write(file.get(), bytes);
        return written.ok()
                ? Step.next(then)
                : failed(sys, call, index, 23, "Failure writing output to destination");
    }
}
