package dev.drydock.sandbox.tool.shape;

/** How tools say how they are called. */
public final class Usage {
    /** The first line of busybox. */
    public static final String BUSYBOX = "BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.";

    private Usage() {}

    /** What busybox prints when an applet is called wrongly. */
    public static String busybox(String applet, String usage) {
        return BUSYBOX + "\n\nUsage: " + applet + (usage.isEmpty() ? "" : " " + usage) + "\n";
    }

    /** A name without folders. */
    static String plain(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
