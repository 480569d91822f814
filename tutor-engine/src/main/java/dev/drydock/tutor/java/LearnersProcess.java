package dev.drydock.tutor.java;

import dev.drydock.tutor.java.child.Child;
import dev.drydock.tutor.java.child.Frame;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A Java process of its own for a learner's code, with limits; whatever happens in it, it can be ended. */
final class LearnersProcess {
    private static final int OUTPUT_LIMIT_BYTES = 64 * 1024;
    private static final long POLL_MILLIS = 20;
    private static final int FRAMES_WAITING = 64;
    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;
    private final DataOutputStream out;
    private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(FRAMES_WAITING);
    private Ending ending = Ending.NONE;

    /**
     * Who the process talks with while it runs.
     *
     * @param world answers its questions
     * @param printed takes what it prints
     * @param stopped asked often: whether the learner wants it to end
     */
    record Partner(UnaryOperator<String> world, Consumer<String> printed, BooleanSupplier stopped) {}

    private LearnersProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread reader = new Thread(this::read, "learner's Java");
        reader.setDaemon(true);
        reader.start();
    }

    static LearnersProcess start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-Xmx64m", "-Xss512k", "-XX:MaxMetaspaceSize=64m", "-XX:MaxDirectMemorySize=16m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-Dfile.encoding=UTF-8",
                "-Xlog:disable", "-cp", classPath(), Child.class.getName());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("_JAVA") || name.startsWith("JDK_JAVA"));
        try {
            return new LearnersProcess(builder.start());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where the child's own classes lie. */
    static String classPath() {
        try {
            return Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(process.getInputStream()))) {
            while (true) frames.put(Optional.of(Frame.read(in)));
        } catch (IOException | InterruptedException over) {
            try {
                frames.put(Optional.empty());
            } catch (InterruptedException nobodyWaits) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Ending ending() {
        return ending;
    }

    boolean alive() {
        return ending == Ending.NONE && process.isAlive();
    }

    /** Gives an order and waits until it is done or has thrown; empty when the process has ended, see {@link #ending()}. */
    Optional<Frame> order(Frame order, long limitMillis, Partner partner) {
        try {
            order.write(out);
        } catch (IOException gone) {
            return over(exit());
        }
        long begin = System.nanoTime();
        int printed = 0;
        while (true) {
            Optional<Frame> next = next();
            if (next == null) {
                if (partner.stopped().getAsBoolean()) return over(Ending.INTERRUPT);
            } else if (next.isEmpty()) {
                return over(exit());
            } else {
                Frame frame = next.get();
                switch (frame.kind()) {
                    case 'D', 'T' -> {
                        return next;
                    }
                    case 'X' -> {
                        return over(Ending.THREADS);
                    }
                    case 'E' -> {
                        return over(Ending.EXIT);
                    }
                    case 'O' -> {
                        printed += frame.parts().get(0).length;
                        if (printed > OUTPUT_LIMIT_BYTES) return over(Ending.OUTPUT);
                        partner.printed().accept(new String(frame.parts().get(0), StandardCharsets.UTF_8));
                    }
                    case 'K' -> answer(partner.world().apply(frame.text(0)));
                    default -> {
                        // It is ready.
                    }
                }
            }
            if (System.nanoTime() - begin > limitMillis * 1_000_000) return over(Ending.TIME);
        }
    }

    private void answer(String text) {
        try {
            Frame.of('A', text).write(out);
        } catch (IOException gone) {
            // The end of its output tells.
        }
    }

    private Optional<Frame> next() {
        try {
            return frames.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Ending exit() {
        try {
            boolean ended = process.waitFor(1, TimeUnit.SECONDS);
            return ended && process.exitValue() == OUT_OF_MEMORY ? Ending.MEMORY : Ending.EXIT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.EXIT;
        }
    }

    private Optional<Frame> over(Ending why) {
        ending = why;
        end();
        return Optional.empty();
    }

    void end() {
        process.destroyForcibly();
        frames.clear();
    }

    /** Sends the bytes of classes; what they do comes later. */
    static Frame load(List<byte[]> namesAndBytes) {
        return new Frame('L', namesAndBytes);
    }
}
