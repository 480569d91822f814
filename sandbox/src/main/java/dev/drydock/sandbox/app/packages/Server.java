package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tool.network.Address;
import dev.drydock.sandbox.tool.network.Fetch;
import java.util.List;

/** How a tool asks a server of the Internet, and what came of it. */
final class Server {
    /** What a line to the Internet carries, as for pulls of images. */
    static final long BYTES_PER_SECOND = 12_500_000;
    private static final long PATIENCE_MICROS = 30_000_000;

    /** What came of it: a status, or 0 and what went wrong. @param host that was asked @param ip empty if its name is not known */
    record Heard(int status, Bytes body, String host, String ip) {
        boolean ok() {
            return status == 200;
        }

        boolean unresolved() {
            return status == 0 && ip.isEmpty();
        }
    }

    interface Then {
        Step run(Sys sys, Heard heard);
    }

    private Server() {}

    /** Asks for a URL. */
    static Step get(Sys sys, String url, Then then) {
        Address address = Address.of(url).orElse(new Address("http", java.util.Optional.empty(), "invalid", 80, "/"));
        HttpMessage request = new HttpMessage("GET " + address.path() + " HTTP/1.1",
                List.of(new HttpMessage.Header("Host", address.authority()), new HttpMessage.Header("Connection", "close")), Bytes.EMPTY);
        return new Fetch(address, request, sys.now(), sys.now() + PATIENCE_MICROS).run(sys, (s, result) -> {
            String host = address.host();
            if (result instanceof Fetch.Result.Answer answer) {
                return then.run(s, new Heard(answer.message().status(), answer.message().body(), host, answer.ip()));
            }
            String ip = result instanceof Fetch.Result.Unresolved ? "" : s.lookUp(host).stream().findFirst().orElse(host);
            return then.run(s, new Heard(0, Bytes.EMPTY, host, ip));
        });
    }

    static long micros(long bytes) {
        return bytes * 1_000_000 / BYTES_PER_SECOND;
    }

    /** Makes a directory with all above it. */
    static void directories(Sys sys, String path) {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !sys.files().isDirectory(path)) {
            directories(sys, path.substring(0, slash));
            Outcome<Boolean> made = sys.files().makeDirectory(path, 0755);
            made.ok();
        }
    }
}
