package dev.drydock.sandbox.kubectl.describe;

import dev.drydock.sandbox.kubectl.client.KnownKinds;
import dev.drydock.sandbox.kubectl.client.Task;
import dev.drydock.sandbox.kubectl.print.Quantity;
import dev.drydock.sandbox.kubectl.print.Times;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The pages of settings and bounds: ConfigMap, Secret, ServiceAccount, Namespace, ResourceQuota, LimitRange. */
final class ConfigPages {
    private ConfigPages() {}

    static Task<String> configMap(Subject subject) {
        Page page = new Page().head(subject.object()).line(0, "").line(0, "Data").line(0, "====");
        subject.object().get("data").mapping().sorted().forEach((key, value) -> page.line(0, key + ":").line(0, "----").line(0, value.text()).line(0, ""));
        page.line(0, "").line(0, "BinaryData").line(0, "====");
        subject.object().get("binaryData").mapping().sorted().forEach((key, value) -> page.line(0, key + ": " + length(value) + " bytes"));
        return subject.ending(page.line(0, ""));
    }

    private static int length(Tree base64) {
        try {
            return Base64.getDecoder().decode(base64.text()).length;
        } catch (IllegalArgumentException notBase64) {
            return base64.text().length();
        }
    }

    static Task<String> secret(Subject subject) {
        String type = subject.object().get("type").text();
        Page page = new Page().head(subject.object()).line(0, "").field("Type", type).line(0, "").line(0, "Data").line(0, "====");
        subject.object().get("data").mapping().sorted().forEach((key, value) -> page.field(key, length(value) + " bytes"));
        return Task.of(page.laidOut());
    }

    static Task<String> serviceAccount(Subject subject) {
        return subject.list(KnownKinds.SECRET.path(subject.item().namespace()), "").rescue(why -> Task.of(List.of())).then(secrets -> {
            List<String> tokens = secrets.stream().filter(secret -> secret.get("type").text().equals("kubernetes.io/service-account-token")
                    && secret.at("metadata", "annotations", "kubernetes.io/service-account.name").text().equals(subject.item().name()))
                    .map(secret -> secret.at("metadata", "name").text()).toList();
            Set<String> there = new LinkedHashSet<>(secrets.stream().map(secret -> secret.at("metadata", "name").text()).toList());
            Page page = new Page().head(subject.object());
            names(page, "Image pull secrets:", names(subject.object().get("imagePullSecrets")), there);
            names(page, "Mountable secrets: ", names(subject.object().get("secrets")), there);
            names(page, "Tokens:            ", tokens, there);
            return subject.ending(page);
        });
    }

    private static List<String> names(Tree references) {
        return references.mappings().stream().map(each -> each.get("name").text()).toList();
    }

    private static void names(Page page, String title, List<String> names, Set<String> there) {
        if (names.isEmpty()) {
            page.line(0, title + "\t<none>");
        }
        for (int i = 0; i < names.size(); i++) {
            page.line(0, (i == 0 ? title : "                   ") + "\t" + names.get(i) + (there.contains(names.get(i)) ? "" : " (not found)"));
        }
    }

    static Task<String> namespace(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).labels("Labels", subject.meta().get("labels")).annotations("Annotations", subject.meta().get("annotations"))
                .field("Status", subject.status().get("phase").text());
        if (!subject.status().get("conditions").mappings().isEmpty()) {
            page.line(0, "Conditions:").line(1, "Type\tStatus\tLastTransitionTime\tReason\tMessage").line(1, "----\t------\t------------------\t------\t-------");
            subject.status().get("conditions").mappings().forEach(each -> page.line(1, each.get("type").text() + "\t" + each.get("status").text() + "\t"
                    + Times.full(each.get("lastTransitionTime")) + "\t" + each.get("reason").text() + "\t" + each.get("message").text()));
        }
        String before = page.raw();
        return subject.list(KnownKinds.RESOURCE_QUOTA.path(subject.item().name()), "").then(quotas -> subject.list(KnownKinds.LIMIT_RANGE.path(subject.item().name()), "").map(ranges -> {
            Page whole = new Page(before);
            quotas(whole.line(0, ""), quotas);
            limits(whole.line(0, ""), ranges);
            return whole.laidOut();
        }));
    }

    private static void quotas(Page page, List<Mapping> quotas) {
        if (quotas.isEmpty()) {
            page.line(0, "No resource quota.");
            return;
        }
        page.line(0, "Resource Quotas");
        for (Mapping quota : quotas.stream().sorted(Comparator.comparing(each -> each.at("metadata", "name").text())).toList()) {
            page.field(1, "Name", quota.at("metadata", "name").text());
            scopes(page, quota, 1, "* ");
            page.line(1, "Resource\tUsed\tHard").line(1, "--------\t---\t---");
            amounts(page, quota, 1);
        }
    }

    private static void scopes(Page page, Mapping quota, int level, String mark) {
        List<String> scopes = quota.at("spec", "scopes").texts().stream().sorted().toList();
        if (!scopes.isEmpty()) {
            page.field(level, "Scopes", String.join(", ", scopes));
            scopes.stream().map(ConfigPages::scope).filter(text -> !text.isEmpty()).forEach(text -> page.line(level, mark + text));
        }
    }

    private static String scope(String scope) {
        return switch (scope) {
            case "Terminating" -> "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.";
            case "NotTerminating" -> "Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not "
                    + "expected to terminate.";
            case "BestEffort" -> "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.";
            case "NotBestEffort" -> "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.";
            default -> "";
        };
    }

    private static void amounts(Page page, Mapping quota, int level) {
        Tree hard = quota.at("status", "hard");
        Page.names(hard).forEach(name -> page.line(level, name + "\t" + Quantity.canonical(text(quota.at("status", "used", name))) + "\t"
                + Quantity.canonical(text(hard.get(name)))));
    }

    private static String text(Tree amount) {
        return amount.isNothing() ? "0" : Page.shown(amount);
    }

    static Task<String> quota(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).field("Namespace", subject.item().namespace());
        scopes(page, subject.object(), 0, " * ");
        page.line(0, "Resource\tUsed\tHard").line(0, "--------\t----\t----");
        amounts(page, subject.object(), 0);
        return Task.of(page.laidOut());
    }

    private static final String LIMITS = "Type\tResource\tMin\tMax\tDefault Request\tDefault Limit\tMax Limit/Request Ratio";
    private static final String RULE = "----\t--------\t---\t---\t---------------\t-------------\t-----------------------";

    private static void limits(Page page, List<Mapping> ranges) {
        if (ranges.isEmpty()) {
            page.line(0, "No LimitRange resource.");
            return;
        }
        page.line(0, "Resource Limits").line(0, " " + LIMITS).line(0, " " + RULE);
        ranges.forEach(range -> limits(page, range, " "));
    }

    static Task<String> limitRange(Subject subject) {
        Page page = new Page().field("Name", subject.item().name()).field("Namespace", subject.item().namespace()).line(0, LIMITS).line(0, RULE);
        limits(page, subject.object(), "");
        return Task.of(page.laidOut());
    }

    private static void limits(Page page, Mapping range, String prefix) {
        for (Mapping limit : range.at("spec", "limits").mappings()) {
            TreeSet<String> names = new TreeSet<>();
            List<String> fields = List.of("min", "max", "defaultRequest", "default", "maxLimitRequestRatio");
            fields.forEach(field -> names.addAll(limit.get(field).mapping().keys()));
            for (String name : names) {
                List<String> cells = new ArrayList<>(List.of(prefix + limit.get("type").text(), name));
                fields.forEach(field -> cells.add(limit.at(field, name).isNothing() ? "-" : Quantity.canonical(Page.shown(limit.at(field, name)))));
                page.line(0, String.join("\t", cells));
            }
        }
    }
}
