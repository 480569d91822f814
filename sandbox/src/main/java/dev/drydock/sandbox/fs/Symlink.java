package dev.drydock.sandbox.fs;

/** A symbolic link; the target is as written, not resolved. */
public record Symlink(Attributes attributes, String target) implements Node {
    public static Symlink to(String target) {
        return new Symlink(Attributes.of(0777), target);
    }

    @Override
    public Symlink with(Attributes changed) {
        return new Symlink(changed, target);
    }

    @Override
    public long size() {
        return target.length();
    }
}
