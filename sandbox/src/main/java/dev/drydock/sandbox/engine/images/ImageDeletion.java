package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.engine.record.Container;
import dev.drydock.sandbox.engine.record.Containers;
import dev.drydock.sandbox.engine.record.EventLog;
import dev.drydock.sandbox.engine.record.Images;
import dev.drydock.sandbox.engine.record.Trouble;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;
import dev.drydock.sandbox.process.Kernel;
import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes names and images away by the engine's rules ({@code daemon/images/image_delete.go} of moby): a name goes first; the image follows
 * when it was the last one and nobody uses it; its layers go as far as no other image and no container stands on them.
 */
final class ImageDeletion {
    private final Kernel kernel;
    private final String machine;
    private final Images images;
    private final boolean force;
    private final boolean prune;
    private final List<Mapping> lines = new ArrayList<>();
    private long freed;

    ImageDeletion(Kernel kernel, String machine, boolean force, boolean prune) {
        this.kernel = kernel;
        this.machine = machine;
        this.images = new Images(kernel, machine);
        this.force = force;
        this.prune = prune;
    }

    /** What was done, as the API lists it. */
    List<Mapping> lines() {
        return lines;
    }

    /** Nominal bytes of the layers that went. */
    long freed() {
        return freed;
    }

    /** @param given the name or ID under which the image was asked for */
    Optional<Reply.Refusal> delete(Images.Found found, String given) {
        Image image = found.image();
        if (Images.isIdOf(image, given) && images.tagged(tag(given)).isEmpty()) {
            return deleteById(found);
        }
        Optional<Container> user = firstUser(image, container -> true);
        if (!force && single(found.stored()) && user.isPresent()) {
            Trouble.note(kernel, machine, "image-in-use", "image " + given, given, user.get().name(), user.get().state().status().word());
            return Optional.of(Reply.conflict("conflict: unable to remove repository reference \"" + given + "\" (must force) - container "
                    + user.get().briefId() + " is using its referenced image " + Digest.brief(image.id())));
        }
        StoredImage left = untag(found.stored(), Reference.of(given).orLatest());
        images.put(found.key(), left);
        if (!left.tags().isEmpty() || !left.repositories().isEmpty()) {
            return Optional.empty();
        }
        return deleteImage(new Images.Found(found.key(), left), true);
    }

    private static Reference tag(String given) {
        return Reference.parse(given) instanceof Reference reference ? reference.orLatest() : Reference.of("none");
    }

    private Optional<Reply.Refusal> deleteById(Images.Found found) {
        if (single(found.stored())) {
            Optional<Conflict> conflict = conflict(found, false);
            if (conflict.isPresent()) {
                return Optional.of(conflict.get().refusal());
            }
            StoredImage left = found.stored();
            for (Reference tag : found.stored().tags()) {
                left = untag(left, tag);
            }
            left = dropDigests(left);
            images.put(found.key(), left);
            return deleteImage(new Images.Found(found.key(), left), false);
        }
        return deleteImage(found, false);
    }

    /** Whether all its names are in one repository, with at most one tag. */
    private static boolean single(StoredImage stored) {
        List<Reference> tags = stored.tags();
        int references = tags.size() + stored.repositories().size();
        if (references <= 1) {
            return true;
        }
        if (tags.size() > 1) {
            return false;
        }
        Reference only = tags.isEmpty() ? stored.repositories().get(0) : tags.get(0).untagged();
        return stored.repositories().stream().allMatch(only::equals) && !stored.repositories().isEmpty();
    }

    /** Takes one name away; the last tag of a repository takes its digests along. */
    private StoredImage untag(StoredImage stored, Reference name) {
        StoredImage left = name.digest().isPresent() ? stored.withoutRepository(name) : stored.withoutTag(name);
        say("Untagged", name.familiar());
        new EventLog(kernel, machine).note("image", "untag", stored.image().id(), Mapping.of("name", stored.image().id()));
        boolean others = left.tags().stream().anyMatch(tag -> tag.name().equals(name.name()));
        if (name.digest().isEmpty() && !others && left.repositories().contains(name.untagged())) {
            say("Untagged", name.untagged().withDigest(stored.image().manifestDigest()).familiar());
            left = left.withoutRepository(name);
        }
        return left;
    }

    private StoredImage dropDigests(StoredImage stored) {
        StoredImage left = stored;
        for (Reference repository : stored.repositories()) {
            say("Untagged", repository.withDigest(stored.image().manifestDigest()).familiar());
            left = left.withoutRepository(repository);
        }
        return left;
    }

    // ---- the image itself ----------------------------------------------------------------------------------------------------------

    /** Why an image cannot go. */
    private record Conflict(Image image, boolean hard, String why) {
        Reply.Refusal refusal() {
            return Reply.conflict("conflict: unable to delete " + Digest.brief(image.id())
                    + (hard ? " (cannot be forced) - " : " (must be forced) - ") + why);
        }
    }

    private Optional<Conflict> conflict(Images.Found found, boolean references) {
        Image image = found.image();
        if (images.hasChildren(found)) {
            return Optional.of(new Conflict(image, true, "image has dependent child images"));
        }
        Optional<Container> running = firstUser(image, container -> container.state().countsAsRunning());
        if (running.isPresent()) {
            return Optional.of(new Conflict(image, true, "image is being used by running container " + running.get().briefId()));
        }
        if (force) {
            return Optional.empty();
        }
        if (references && !found.stored().tags().isEmpty()) {
            return Optional.of(new Conflict(image, false, "image is referenced in multiple repositories"));
        }
        return firstUser(image, container -> true)
                .map(user -> new Conflict(image, false, "image is being used by stopped container " + user.briefId()));
    }

    private Optional<Container> firstUser(Image image, Predicate<Container> which) {
        List<Container> all = new Containers(kernel, machine).all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (which.test(all.get(i)) && (all.get(i).image() == image || all.get(i).image().equals(image))) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    boolean used(Images.Found found) {
        return images.hasChildren(found) || firstUser(found.image(), container -> true).isPresent();
    }

    /** @param quiet whether a conflict only means that the image stays, because its last name is gone already */
    private Optional<Reply.Refusal> deleteImage(Images.Found found, boolean quiet) {
        Optional<Conflict> conflict = conflict(found, true);
        if (conflict.isPresent()) {
            return quiet ? Optional.empty() : Optional.of(conflict.get().refusal());
        }
        deleteWholly(found);
        return Optional.empty();
    }

    /** Takes all names, the image and its layers away, then parents that nobody needs. */
    void deleteWholly(Images.Found found) {
        StoredImage left = found.stored();
        for (Reference tag : found.stored().tags()) {
            left = untag(left, tag);
        }
        dropDigests(left);
        images.remove(found.key());
        say("Deleted", found.image().id());
        new EventLog(kernel, machine).note("image", "delete", found.image().id(), Mapping.of("name", found.image().id()));
        deleteLayers(found.image());
        if (prune && !found.stored().parentId().isEmpty()) {
            images.all().stream().filter(parent -> parent.image().id().equals(found.stored().parentId())).findFirst()
                    .filter(parent -> parent.stored().isUntagged() && parent.stored().repositories().isEmpty() && !used(parent))
                    .ifPresent(this::deleteWholly);
        }
    }

    private void deleteLayers(Image image) {
        List<String> chain = image.chainIds();
        for (int depth = chain.size() - 1; depth >= 0 && !stoodOn(chain.get(depth), depth); depth--) {
            say("Deleted", chain.get(depth));
            freed += image.layers().get(depth).size();
        }
    }

    private boolean stoodOn(String chainId, int depth) {
        Predicate<Image> stands = other -> other.layers().size() > depth && other.chainIds().get(depth).equals(chainId);
        return images.all().stream().map(Images.Found::image).anyMatch(stands)
                || new Containers(kernel, machine).all().stream().map(Container::image).anyMatch(stands);
    }

    private void say(String what, String name) {
        lines.add(Mapping.of(what, name));
    }
}
