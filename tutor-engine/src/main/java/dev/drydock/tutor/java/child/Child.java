package dev.drydock.tutor.java.child;

import dev.drydock.tutor.java.client.Lab;
import dev.drydock.tutor.java.client.Rows;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/** The learner's process. It reads frames from standard input and writes frames to standard output, and is gone when its input is. */
public final class Child {
    private static final int MOST_THREADS = 64;
    private static final long WATCH_MILLIS = 5;
    private static final int LONGEST_VALUE = 4_000;
    private static final int DEEPEST_TRACE = 8;
    private static final int STACK_BYTES = 1 << 20;

    private final DataOutputStream out;
    private final LinkedBlockingQueue<Frame> orders = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
    private final Classes classes = new Classes();

    private Child(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String[] none) throws InterruptedException {
        DataInputStream in = new DataInputStream(System.in);
        Child child = new Child(new DataOutputStream(new BufferedOutputStream(System.out)));
        System.setIn(new ByteArrayInputStream(new byte[0]));
        PrintStream printed = new PrintStream(child.new Printed(), true, StandardCharsets.UTF_8);
        System.setOut(printed);
        System.setErr(printed);
        Lab.connect(child::ask);
        daemon(() -> child.listen(in));
        daemon(child::watchThreads);
        // A full memory ends the process without this.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> child.send(Frame.of('E'))));
        Thread worker = new Thread(null, child::work, "main", STACK_BYTES);
        child.send(Frame.of('R'));
        worker.start();
        worker.join();
    }

    private static void daemon(Runnable code) {
        Thread thread = new Thread(code, "drydock");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void listen(DataInputStream in) {
        try {
            while (true) {
                Frame frame = Frame.read(in);
                (frame.kind() == 'A' ? answers : orders).add(frame);
            }
        } catch (IOException | OutOfMemoryError gone) {
            // Also out of an endless loop of the learner's: nobody is left who could stop it.
            Runtime.getRuntime().halt(0);
        }
    }

    private void watchThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) root = root.getParent();
        while (true) {
            if (root.activeCount() > MOST_THREADS) {
                try {
                    Frame.of('X').write(out);
                } catch (IOException gone) {
                    // Nobody wants to know.
                }
                Runtime.getRuntime().halt(3);
            }
            try {
                Thread.sleep(WATCH_MILLIS);
            } catch (InterruptedException e) {
                // Nobody has a reason to.
            }
        }
    }

    private void work() {
        while (true) {
            try {
                send(obey(orders.take()));
            } catch (InvocationTargetException thrown) {
                send(thrown(thrown.getCause()));
            } catch (InterruptedException interrupted) {
                // The learner's code may have done that.
            } catch (Throwable thrown) {
                send(thrown(thrown));
            }
        }
    }

    private Frame obey(Frame order) throws ReflectiveOperationException {
        switch (order.kind()) {
            case 'L' -> {
                for (int i = 0; i + 1 < order.parts().size(); i += 2) classes.add(order.text(i), order.parts().get(i + 1));
                return Frame.of('D', "");
            }
            case 'I' -> {
                Method method = classes.loadClass(order.text(0)).getDeclaredMethod(order.text(1));
                method.setAccessible(true);
                Object value = method.invoke(null);
                System.out.flush();
                return Frame.of('D', shown(value));
            }
            case 'V' -> {
                Field field = classes.loadClass(order.text(0)).getDeclaredField(order.text(1));
                field.setAccessible(true);
                return Frame.of('D', shown(field.get(null)));
            }
            case 'C' -> {
                String said = Lab.call(order.text(0), Rows.read(order.text(1)).get(0));
                System.out.flush();
                return Frame.of('D', said);
            }
            default -> throw new IllegalStateException("an order of the kind " + order.kind());
        }
    }

    private static Frame thrown(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        StringBuilder lines = new StringBuilder();
        for (StackTraceElement each : Arrays.copyOf(trace, Math.min(trace.length, DEEPEST_TRACE))) {
            lines.append(each.getClassName()).append('\t').append(each.getMethodName()).append('\t').append(each.getLineNumber()).append('\n');
        }
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return Frame.of('T', thrown.getClass().getName(), message, lines.toString());
    }

    /** A value as a learner would write or print it. */
    static String shown(Object value) {
        String text = value instanceof String string ? "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\""
                : value instanceof Character c ? "'" + c + "'"
                : value != null && value.getClass().isArray() ? array(value) : String.valueOf(value);
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }

    private static String array(Object array) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < Array.getLength(array) && text.length() < LONGEST_VALUE; i++) {
            text.append(i == 0 ? " " : ", ").append(shown(Array.get(array, i)));
        }
        return text.append(" }").toString();
    }

    private String ask(String question) {
        System.out.flush();
        synchronized (answers) {
            send(Frame.of('K', question));
            try {
                return answers.take().text(0);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void send(Frame frame) {
        try {
            frame.write(out);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** What the learner's code prints. */
    private final class Printed extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            new Frame('O', java.util.List.of(Arrays.copyOfRange(bytes, from, from + length))).write(out);
        }
    }

    /** The classes that the compiler made of the learner's lines. */
    private static final class Classes extends ClassLoader {
        private final java.util.Map<String, byte[]> byName = new java.util.HashMap<>();

        Classes() {
            super(Child.class.getClassLoader());
        }

        void add(String name, byte[] bytes) {
            byName.put(name, bytes);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = byName.get(name);
            if (bytes == null) throw new ClassNotFoundException(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
