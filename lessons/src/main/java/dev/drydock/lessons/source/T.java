package dev.drydock.lessons.source;
public final class T { public static void t(String s) { String f = System.getenv("TL"); if (f == null) return;
 try (java.io.FileOutputStream o = new java.io.FileOutputStream(f, true)) { o.write((System.currentTimeMillis() + " " + s + "\n").getBytes()); } catch (java.io.IOException e) { } } }
