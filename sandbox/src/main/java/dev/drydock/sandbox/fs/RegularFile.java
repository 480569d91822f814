package dev.drydock.sandbox.fs;

/**
 * A regular file.
 *
 * @param hardLink 0 for a file with one name; otherwise the number that all names of the same inode share
 */
public record RegularFile(Attributes attributes, Content content, long hardLink) implements Node {
    public static RegularFile of(String text) {
        return new RegularFile(Attributes.of(0644), Bytes.of(text), 0);
    }

    public static RegularFile program(String name, long size) {
        return new RegularFile(Attributes.of(0755), new Content.Program(name, size), 0);
    }

    public RegularFile with(Content changed) {
        return new RegularFile(attributes, changed, hardLink);
    }

    @Override
    public RegularFile with(Attributes changed) {
        return new RegularFile(changed, content, hardLink);
    }

    public RegularFile linked(long number) {
        return new RegularFile(attributes, content, number);
    }

    @Override
    public long size() {
        return content.size();
    }
}
