package dev.drydock.sandbox.engine.images;

import dev.drydock.sandbox.command.Quote;
import dev.drydock.sandbox.engine.api.Call;
import dev.drydock.sandbox.engine.api.Filters;
import dev.drydock.sandbox.engine.api.Reply;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /images/search}: what Docker Hub's search knows. */
final class SearchImages {
    private static final int USUAL = 25;

    private SearchImages() {}

    static Reply serve(Call call) {
        String limit = call.query("limit");
        int most = limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : USUAL;
        if (limit.matches("-?\\d{1,9}") && (Integer.parseInt(limit) < 1 || most > 100) && !limit.equals("0")) {
            return Reply.bad("limit " + limit + " is outside the range of [1, 100]");
        }
        return Filters.of(call, Set.of("is-automated", "is-official", "stars")).reply(filters -> filters.truth("is-official").reply(official -> filters.truth("is-automated").reply(automated -> {
            Optional<String> strange = filters.values("stars").stream().filter(stars -> !stars.matches("\\d{1,9}")).findFirst();
            if (strange.isPresent()) {
                return Reply.bad("invalid filter 'stars=" + strange.get() + "': strconv.Atoi: parsing " + Quote.go(strange.get()) + ": invalid syntax");
            }
            return Reply.json(find(call, filters, most == 0 ? USUAL : most));
        })));
    }

    private static Sequence find(Call call, Filters filters, int most) {
        String term = call.query("term");
        List<Mapping> found = new ArrayList<>();
        call.transaction().find(RegistryServer.key(Reference.HUB)).ifPresent(hub -> hub.shelf().entries().stream()
                .filter(entry -> entry.name().contains(term))
                .limit(most)
                .filter(entry -> filters.any("is-official", wanted -> entry.official() == (wanted.equals("true") || wanted.equals("1"))))
                .filter(entry -> filters.any("stars", wanted -> wanted.matches("\\d{1,9}") && entry.stars() >= Integer.parseInt(wanted)))
                .forEach(entry -> found.add(Mapping.of("star_count", entry.stars(), "is_official", entry.official(), "name", entry.name(),
                        "is_automated", false, "description", entry.description()))));
        return new Sequence(new ArrayList<>(found));
    }
}
