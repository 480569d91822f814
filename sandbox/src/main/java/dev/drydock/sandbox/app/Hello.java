package dev.drydock.sandbox.app;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The program of the image {@code hello-world}: prints its text and ends. */
final class Hello {
    private static final String TEXT = "/dev/drydock/sandbox/image/catalogue/hello-world.txt";

    private Hello() {}

    static Step start(Sys sys) {
        try (InputStream in = Hello.class.getResourceAsStream(TEXT)) {
            return sys.print(new String(in.readAllBytes(), StandardCharsets.UTF_8), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
