package dev.drydock.sandbox.tool.awk.code;

import dev.drydock.sandbox.tool.awk.value.Value;

/** One instruction of a program. @param value what {@link Op#PUSH} pushes */
public record Instruction(Op op, int a, int b, Value value) {}
