package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Sys;

/** Who is asked for names. */
final class Resolver {
    private Resolver() {}

    /** The server named, or the first of {@code /etc/resolv.conf}. */
    static String server(Sys sys, String named) {
        if (!named.isEmpty()) {
            return named;
        }
        return sys.files().read("/etc/resolv.conf").toOptional().map(Bytes::text).orElse("").lines()
                .filter(line -> line.startsWith("nameserver "))
                .map(line -> line.substring(11).strip())
                .findFirst()
                .orElse("127.0.0.1");
    }
}
