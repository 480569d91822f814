package dev.drydock.tutor;

/** The program {@code drydock}. */
public final class Drydock {
    private Drydock() {}

    public static void main(String[] arguments) {
        System.out.println("drydock");
    }
}
