package dev.drydock.sandbox.docker.bench;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Prints the CPU time of {@code docker run -d} and {@code docker ps} at 1, 100 and 2,000 running containers, and the heap that they take. */
public final class ManyContainers {
    private static final int[] SIZES = {1, 100, 2_000};
    private static final int LOOKS = 41;
    private static final int RUNS = 25;
    private static final long EVENTS = 1_000_000;

    private final StringBuilder output = new StringBuilder();
    private final Worlds.Named named = Worlds.named("recorded-docker").orElseThrow();
    private final World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> output.append(bytes.text()));
    private int containers;

    private ManyContainers() {
        world.start(named.login(), "/bin/bash", List.of("bash", "-s"));
        world.run(Long.MAX_VALUE, EVENTS, () -> world.wantsMore(World.STDIN));
    }

    /** @param arguments numbers of containers, else the usual ones */
    public static void main(String[] arguments) {
        int[] sizes = arguments.length > 0 ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray() : SIZES;
        // A first world warms the compiler up; its figures would be the compiler's.
        new ManyContainers().grow(200);
        ManyContainers host = new ManyContainers();
        long empty = heap();
        System.out.println("containers   docker run -d   docker ps   docker ps -a -q   heap");
        double first = 0;
        for (int size : sizes) {
            host.grow(size);
            double look = host.median(LOOKS, "ps");
            double names = host.median(LOOKS, "ps", "-a", "-q");
            long heap = heap() - empty;
            double run = host.runs();
            first = first == 0 ? run : first;
            System.out.printf("%10d %12.2f ms %8.2f ms %14.2f ms %6.1f MB   (run -d: %.2f times the first)%n", size, run, look, names, heap / 1e6, run / first);
        }
    }

    /** The median CPU time of starting more containers, which are removed again. */
    private double runs() {
        int before = containers;
        double[] each = new double[RUNS];
        for (int i = 0; i < RUNS; i++) each[i] = millis(() -> start());
        for (int i = before; i < before + RUNS; i++) docker("rm", "-f", "many-" + i);
        containers = before;
        return middle(each);
    }

    private void grow(int size) {
        while (containers < size) start();
    }

    private void start() {
        docker("run", "-d", "--name", "many-" + containers++, "busybox", "sleep", "1000000");
    }

    private double median(int times, String... arguments) {
        double[] each = new double[times];
        for (int i = 0; i < times; i++) each[i] = millis(() -> docker(arguments));
        return middle(each);
    }

    private static double middle(double[] each) {
        Arrays.sort(each);
        return each[each.length / 2];
    }

    private static double millis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void docker(String... arguments) {
        output.setLength(0);
        world.feed(World.STDIN, Bytes.of("docker " + String.join(" ", arguments) + " || echo failed\n"));
        world.run(Long.MAX_VALUE, EVENTS, () -> world.wantsMore(World.STDIN));
        if (!world.defects().isEmpty()) throw new IllegalStateException(world.defects().get(0));
        if (output.isEmpty() || output.indexOf("failed") >= 0) throw new IllegalStateException(String.join(" ", arguments) + ": " + output);
    }
}
