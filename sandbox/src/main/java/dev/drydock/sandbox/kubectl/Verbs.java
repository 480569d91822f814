package dev.drydock.sandbox.kubectl;

import dev.drydock.sandbox.kubectl.change.Apply;
import dev.drydock.sandbox.kubectl.change.Autoscale;
import dev.drydock.sandbox.kubectl.change.Delete;
import dev.drydock.sandbox.kubectl.change.Diff;
import dev.drydock.sandbox.kubectl.change.Expose;
import dev.drydock.sandbox.kubectl.change.LastAppliedVerbs;
import dev.drydock.sandbox.kubectl.change.Marks;
import dev.drydock.sandbox.kubectl.change.Patch;
import dev.drydock.sandbox.kubectl.change.Replace;
import dev.drydock.sandbox.kubectl.change.Scale;
import dev.drydock.sandbox.kubectl.client.Verb;
import dev.drydock.sandbox.kubectl.config.Contexts;
import dev.drydock.sandbox.kubectl.config.Entries;
import dev.drydock.sandbox.kubectl.config.View;
import dev.drydock.sandbox.kubectl.create.Access;
import dev.drydock.sandbox.kubectl.create.Configuration;
import dev.drydock.sandbox.kubectl.create.Create;
import dev.drydock.sandbox.kubectl.create.Ingresses;
import dev.drydock.sandbox.kubectl.create.Policies;
import dev.drydock.sandbox.kubectl.create.Run;
import dev.drydock.sandbox.kubectl.create.Services;
import dev.drydock.sandbox.kubectl.create.Workloads;
import dev.drydock.sandbox.kubectl.describe.Describe;
import dev.drydock.sandbox.kubectl.edit.Edit;
import dev.drydock.sandbox.kubectl.edit.EditLastApplied;
import dev.drydock.sandbox.kubectl.explain.Explain;
import dev.drydock.sandbox.kubectl.kustomize.Kustomizations;
import dev.drydock.sandbox.kubectl.look.EventList;
import dev.drydock.sandbox.kubectl.look.Get;
import dev.drydock.sandbox.kubectl.look.Top;
import dev.drydock.sandbox.kubectl.look.Wait;
import dev.drydock.sandbox.kubectl.node.Cordon;
import dev.drydock.sandbox.kubectl.node.Drain;
import dev.drydock.sandbox.kubectl.node.Taint;
import dev.drydock.sandbox.kubectl.pod.Attach;
import dev.drydock.sandbox.kubectl.pod.Copy;
import dev.drydock.sandbox.kubectl.pod.Debug;
import dev.drydock.sandbox.kubectl.pod.Exec;
import dev.drydock.sandbox.kubectl.pod.Logs;
import dev.drydock.sandbox.kubectl.pod.PortForward;
import dev.drydock.sandbox.kubectl.rollout.History;
import dev.drydock.sandbox.kubectl.rollout.Status;
import dev.drydock.sandbox.kubectl.rollout.Switches;
import dev.drydock.sandbox.kubectl.rollout.Undo;
import dev.drydock.sandbox.kubectl.set.Env;
import dev.drydock.sandbox.kubectl.set.Image;
import dev.drydock.sandbox.kubectl.set.Others;
import dev.drydock.sandbox.kubectl.system.Auth;
import dev.drydock.sandbox.kubectl.system.Certificates;
import dev.drydock.sandbox.kubectl.system.Client;
import dev.drydock.sandbox.kubectl.system.Completion;
import dev.drydock.sandbox.kubectl.system.ControlPlane;
import dev.drydock.sandbox.kubectl.system.Dump;
import dev.drydock.sandbox.kubectl.system.Reconcile;
import dev.drydock.sandbox.kubectl.system.Served;
import dev.drydock.sandbox.kubectl.system.Version;
import java.util.Optional;


/** Which code carries out which command. */
final class Verbs {
    private Verbs() {}

    /** @param words of the command without {@code kubectl} */
    static Optional<Verb> of(String words) {
        return Optional.ofNullable(words.startsWith("config ") ? config(words.substring(7))
                : words.startsWith("set ") ? set(words.substring(4)) : words.startsWith("create ") ? create(words.substring(7)) : plain(words));
    }

    private static Verb plain(String words) {
        return switch (words) {
            case "api-resources" -> Served::resources;
            case "annotate" -> Marks::annotate;
            case "apply" -> Apply::start;
            case "apply edit-last-applied" -> EditLastApplied::start;
            case "apply set-last-applied" -> LastAppliedVerbs::set;
            case "apply view-last-applied" -> LastAppliedVerbs::view;
            case "attach" -> Attach::start;
            case "auth reconcile" -> Reconcile::start;
            case "auth can-i" -> Auth::canI;
            case "auth whoami" -> Auth::whoAmI;
            case "autoscale" -> Autoscale::start;
            case "certificate approve" -> Certificates::approve;
            case "certificate deny" -> Certificates::deny;
            case "cluster-info dump" -> Dump::start;
            case "completion" -> Completion::start;
            case "debug" -> Debug::start;
            case "cluster-info" -> ControlPlane::start;
            case "cordon" -> Cordon::on;
            case "cp" -> Copy::start;
            case "create" -> Create::start;
            case "delete" -> Delete::start;
            case "diff" -> Diff::start;
            case "describe" -> Describe::start;
            case "drain" -> Drain::start;
            case "edit" -> Edit::start;
            case "events" -> EventList::start;
            case "exec" -> Exec::start;
            case "explain" -> Explain::start;
            case "expose" -> Expose::start;
            case "kustomize" -> Kustomizations::start;
            case "label" -> Marks::label;
            case "logs" -> Logs::start;
            case "patch" -> Patch::start;
            case "port-forward" -> PortForward::start;
            case "replace" -> Replace::start;
            case "scale" -> Scale::start;
            case "get" -> Get::start;
            case "run" -> Run::start;
            case "api-versions" -> Served::versions;
            case "options" -> Client::options;
            case "plugin list" -> Client::plugins;
            case "rollout history" -> History::start;
            case "rollout pause" -> Switches::pause;
            case "rollout restart" -> Switches::restart;
            case "rollout resume" -> Switches::resume;
            case "rollout status" -> Status::start;
            case "rollout undo" -> Undo::start;
            case "taint" -> Taint::start;
            case "top node" -> Top::nodes;
            case "top pod" -> Top::pods;
            case "wait" -> Wait::start;
            case "uncordon" -> Cordon::off;
            case "version" -> Version::start;
            default -> null;
        };
    }

    private static Verb set(String word) {
        return switch (word) {
            case "env" -> Env::start;
            case "image" -> Image::start;
            case "resources" -> Others::resources;
            case "selector" -> Others::selector;
            case "serviceaccount" -> Others::serviceAccount;
            case "subject" -> Others::subject;
            default -> null;
        };
    }

    private static Verb create(String words) {
        return switch (words) {
            case "clusterrole" -> Access::clusterRole;
            case "clusterrolebinding" -> Access::clusterRoleBinding;
            case "configmap" -> Configuration::configMap;
            case "cronjob" -> Workloads::cronJob;
            case "deployment" -> Workloads::deployment;
            case "ingress" -> Ingresses::start;
            case "job" -> Workloads::job;
            case "namespace" -> Policies::namespace;
            case "poddisruptionbudget" -> Policies::disruptionBudget;
            case "priorityclass" -> Policies::priorityClass;
            case "quota" -> Policies::quota;
            case "role" -> Access::role;
            case "rolebinding" -> Access::roleBinding;
            case "secret docker-registry" -> Configuration::dockerRegistry;
            case "secret generic" -> Configuration::generic;
            case "secret tls" -> Configuration::tls;
            case "service clusterip" -> Services::clusterIp;
            case "service externalname" -> Services::externalName;
            case "service loadbalancer" -> Services::loadBalancer;
            case "service nodeport" -> Services::nodePort;
            case "serviceaccount" -> Policies::serviceAccount;
            case "token" -> Policies::token;
            default -> null;
        };
    }

    private static Verb config(String word) {
        return switch (word) {
            case "current-context" -> Contexts::current;
            case "delete-cluster" -> Entries::deleteCluster;
            case "delete-context" -> Contexts::delete;
            case "delete-user" -> Entries::deleteUser;
            case "get-clusters" -> Entries::clusters;
            case "get-contexts" -> Contexts::list;
            case "get-users" -> Entries::users;
            case "rename-context" -> Contexts::rename;
            case "set" -> Entries::set;
            case "set-cluster" -> Entries::setCluster;
            case "set-context" -> Contexts::set;
            case "set-credentials" -> Entries::setUser;
            case "unset" -> Entries::unset;
            case "use-context" -> Contexts::use;
            case "view" -> View::start;
            default -> null;
        };
    }
}
