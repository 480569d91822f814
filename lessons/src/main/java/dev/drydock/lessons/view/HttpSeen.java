package dev.drydock.lessons.view;

/** The answer to an HTTP request. */
public record HttpSeen(int status, String body) {}
