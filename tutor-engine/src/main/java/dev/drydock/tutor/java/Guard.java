package dev.drydock.tutor.java;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks through a class for what a lab has no use for: files, processes, the network. It is a rail, not a wall: what makes code harmless is that the
 * learner has typed it, and that it runs in a process with limits.
 */
final class Guard {
    private static final java.util.List<String> CLOSED = java.util.List.of("java/nio/file/", "java/nio/channels/", "java/net/", "java/lang/ProcessBuilder",
            "java/lang/ProcessHandle", "java/lang/Runtime", "java/lang/reflect/", "java/lang/invoke/MethodHandles", "java/io/File", "java/io/RandomAccessFile", "java/lang/ClassLoader",
            "sun/", "jdk/internal/", "javax/");
    private static final String OURS = "dev/drydock/";
    private static final String CLIENT = "dev/drydock/tutor/java/client/";
    private static final String LAMBDAS = "java/lang/invoke/MethodHandles";

    private Guard() {}

    /** The first class named in a class file's constant pool that is closed. */
    static Optional<String> closed(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.readInt();
            in.readInt();
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipBytes(2);
                    case 15 -> in.skipBytes(3);
                    case 5, 6 -> {
                        in.skipBytes(8);
                        i++;
                    }
                    default -> in.skipBytes(4);
                }
            }
            for (int index : classes) {
                if (index > 0 && isClosed(texts[index])) return Optional.of(texts[index].replace('/', '.'));
            }
            return Optional.empty();
        } catch (IOException notAClass) {
            return Optional.of("?");
        }
    }

    private static boolean isClosed(String name) {
        if (name.startsWith(OURS)) return !name.startsWith(CLIENT);
        // The compiler names this class wherever there is a lambda.
        if (name.startsWith(LAMBDAS)) return false;
        return CLOSED.stream().anyMatch(name::startsWith);
    }
}
