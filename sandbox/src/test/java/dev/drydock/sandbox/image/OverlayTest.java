package dev.drydock.sandbox.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.Node;
import dev.drydock.sandbox.fs.RegularFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final Directory LOWER = Directory.EMPTY
            .with(RegularFile.of("1"), "/a/one")
            .with(RegularFile.of("2"), "/a/two")
            .with(RegularFile.of("3"), "/b");

    @Test
    void an_upper_file_hides_the_lower() {
        Directory merged = Overlay.merge(LOWER, Directory.EMPTY.with(RegularFile.of("new"), "/a/one"));
        assertEquals(LOWER.with(RegularFile.of("new"), "/a/one"), merged);
    }

    @Test
    void a_whiteout_takes_a_file_away() {
        Directory merged = Overlay.merge(LOWER, Directory.EMPTY.with(RegularFile.of(""), "/a/.wh.one"));
        assertEquals(LOWER.without(List.of("a", "one")), merged);
    }

    @Test
    void an_opaque_directory_hides_all_below() {
        Directory upper = Directory.EMPTY.with(RegularFile.of(""), "/a/.wh..wh..opq").with(RegularFile.of("x"), "/a/x");
        assertEquals(List.of("x"), List.copyOf(((Directory) Overlay.merge(LOWER, upper).child("a").orElseThrow()).children().keySet()));
    }

    @Test
    void no_change_is_an_empty_layer() {
        assertEquals(Map.of(), Overlay.difference(LOWER, LOWER.with(LOWER.attributes())).children());
    }

    @Test
    void a_changed_mode_is_a_change() {
        Directory a = (Directory) LOWER.child("a").orElseThrow();
        Directory changed = LOWER.with("a", a.with(Attributes.of(0700)));
        assertEquals(changed, Overlay.merge(LOWER, Overlay.difference(LOWER, changed)));
    }

    @Property(tries = 200)
    void a_difference_applied_gives_the_later_tree(
            @ForAll @Size(max = 6) List<@StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'c') String> before,
            @ForAll @Size(max = 6) List<@StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'c') String> after) {
        Directory was = tree(before, "old");
        Directory is = tree(after, "new");
        assertEquals(is, Overlay.merge(was, Overlay.difference(was, is)));
    }

    /** Each letter but the last names a directory, unless a file stands there. */
    private static Directory tree(List<String> words, String content) {
        Directory root = new Directory(Attributes.of(0755), new TreeMap<>());
        for (String word : words) {
            List<String> path = word.chars().mapToObj(letter -> String.valueOf((char) letter)).toList();
            boolean blocked = false;
            for (int depth = 1; depth < path.size(); depth++) {
                Node there = root.find(path.subList(0, depth)).orElse(Directory.EMPTY);
                blocked |= !(there instanceof Directory);
            }
            if (!blocked && root.find(path).isEmpty()) {
                root = root.with(path, RegularFile.of(content + word));
            }
        }
        return root;
    }
}
