package dev.drydock.tutor.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/**
 * A terminal without a person: runs a command in it and types when the command has been at rest for a while.
 *
 * <p>On a machine that has other work to do a command that is silent may only be slow, and what is typed then is lost on a screen that
 * is not there yet. So rest means that it neither writes nor computes, where the system tells how long a process has computed.
 */
final class Stage {
    private static final long REST_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 60_000;

    private final JniNativePty terminal;
    private volatile long lastOutput = System.nanoTime();

    private Stage(JniNativePty terminal) {
        this.terminal = terminal;
    }

    /** Runs the command to its end, but not longer than a minute; gives its exit code. */
    static int run(List<String> command, List<byte[]> typed) throws IOException, InterruptedException {
        JniNativePty terminal;
        try {
            terminal = (JniNativePty) new JniTerminalProvider().open(null, new Size(100, 30));
        } catch (IOException | LinkageError noTerminal) {
            return end(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
        }
        return new Stage(terminal).play(command, typed);
    }

    private int play(List<String> command, List<byte[]> typed) throws IOException, InterruptedException {
        List<String> inTerminal = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <>\"$0\" >&0 2>&0", terminal.getName()));
        inTerminal.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inTerminal);
        builder.environment().put("TERM", "xterm-256color");
        Process process = builder.start();
        Thread screen = new Thread(this::watch, "screen");
        screen.setDaemon(true);
        screen.start();
        OutputStream keys = terminal.getMasterOutput();
        for (byte[] each : typed) {
            awaitRest(process);
            if (!process.isAlive()) break;
            keys.write(each);
            keys.flush();
        }
        return end(process);
    }

    private void watch() {
        byte[] buffer = new byte[8192];
        try (InputStream output = terminal.getMasterInput()) {
            while (output.read(buffer) >= 0) lastOutput = System.nanoTime();
        } catch (IOException ended) {
            // The command has gone and its terminal with it.
        }
    }

    private void awaitRest(Process process) throws InterruptedException {
        lastOutput = System.nanoTime();
        long begin = lastOutput;
        long lastComputed = begin;
        Optional<Duration> computed = process.info().totalCpuDuration();
        while (process.isAlive() && millisSince(begin) < PATIENCE_MILLIS
                && (millisSince(lastOutput) < REST_MILLIS || millisSince(lastComputed) < REST_MILLIS)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
            Optional<Duration> now = process.info().totalCpuDuration();
            if (!now.equals(computed)) lastComputed = System.nanoTime();
            computed = now;
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static int end(Process process) throws InterruptedException {
        if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) return process.exitValue();
        process.destroy();
        process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return 1;
    }
}
