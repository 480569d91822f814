package dev.drydock.sandbox.tool.shape;

/** Whose tool it is: they differ in words and now and then in options. */
public enum Dialect { GNU, BUSYBOX }
