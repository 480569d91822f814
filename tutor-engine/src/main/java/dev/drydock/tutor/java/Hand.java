package dev.drydock.tutor.java;

import dev.drydock.tutor.java.child.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.spi.ExecutionControl;

/** JShell's hand in the learner's process. The stock one takes 200 ms for a line, and an endless loop survives it. */
final class Hand implements ExecutionControl {
    static final long LINE_MILLIS = 5_000;

    private final LearnersProcess process;
    private final LearnersProcess.Partner partner;
    private String refused = "";

    Hand(LearnersProcess process, LearnersProcess.Partner partner) {
        this.process = process;
        this.partner = partner;
    }

    /** The class that the last line must not use; empty for none. */
    String takeRefused() {
        String name = refused;
        refused = "";
        return name;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException, EngineTerminationException {
        List<byte[]> parts = new ArrayList<>();
        for (ClassBytecodes each : classes) {
            Optional<String> closed = Guard.closed(each.bytecodes());
            if (closed.isPresent()) {
                refused = closed.get();
                throw new ClassInstallException(refused, new boolean[classes.length]);
            }
            parts.add(each.name().getBytes(StandardCharsets.UTF_8));
            parts.add(each.bytecodes());
        }
        ended(process.order(LearnersProcess.load(parts), LINE_MILLIS, partner));
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        throw new NotImplementedException("classes are loaded anew");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, EngineTerminationException {
        return value(Frame.of('I', className, methodName));
    }

    @Override
    public String varValue(String className, String varName) throws RunException, EngineTerminationException {
        return value(Frame.of('V', className, varName));
    }

    private String value(Frame order) throws RunException, EngineTerminationException {
        Frame said = ended(process.order(order, LINE_MILLIS, partner));
        if (said.kind() == 'D') return said.text(0);
        List<StackTraceElement> trace = new ArrayList<>();
        for (String line : said.text(2).split("\n")) {
            String[] parts = line.split("\t");
            if (parts.length == 3) trace.add(new StackTraceElement(parts[0], parts[1], null, Integer.parseInt(parts[2])));
        }
        throw new UserException(said.text(1), said.text(0), trace.toArray(new StackTraceElement[0]));
    }

    private static Frame ended(Optional<Frame> said) throws EngineTerminationException {
        return said.orElseThrow(() -> new EngineTerminationException("the process has ended"));
    }

    @Override
    public void addToClasspath(String path) {
        // It has what it needs.
    }

    @Override
    public void stop() {
        process.end();
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        process.end();
    }
}
