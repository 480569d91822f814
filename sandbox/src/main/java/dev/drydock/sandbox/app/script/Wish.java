package dev.drydock.sandbox.app.script;

import java.util.List;
import java.util.Map;

/** What a program waits for. */
sealed interface Wish {
    record Sleep(long micros) implements Wish {}

    record Redis(String host, int port, List<String> words) implements Wish {}

    record Http(String method, String url, Map<String, String> headers, String body) implements Wish {}

    /** @param server what answers requests */
    record Serve(String address, int port, Object server) implements Wish {}
}
