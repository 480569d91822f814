package dev.drydock.sandbox.cluster.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that the API Server brings with it, in the order of its discovery documents. Those of CustomResourceDefinitions are not here. */
public final class Resources {
    private static final List<String> VERBS = List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    /** Group/version, plural, kind, scope, short names, categories, subresources, folder in etcd, and verbs where they are not the usual ones. */
    private static final String TABLE = """
            v1 bindings Binding ns - - - bindings create
            v1 componentstatuses ComponentStatus - cs - - componentstatuses get,list
            v1 configmaps ConfigMap ns cm - - configmaps
            v1 endpoints Endpoints ns ep - - services/endpoints
            v1 events Event ns ev - - events
            v1 limitranges LimitRange ns limits - - limitranges
            v1 namespaces Namespace - ns - finalize,status namespaces create,delete,get,list,patch,update,watch
            v1 nodes Node - no - proxy,status minions
            v1 persistentvolumeclaims PersistentVolumeClaim ns pvc - status persistentvolumeclaims
            v1 persistentvolumes PersistentVolume - pv - status persistentvolumes
            v1 pods Pod ns po all attach,binding,ephemeralcontainers,eviction,exec,log,portforward,proxy,resize,status pods
            v1 podtemplates PodTemplate ns - - - podtemplates
            v1 replicationcontrollers ReplicationController ns rc all scale,status controllers
            v1 resourcequotas ResourceQuota ns quota - status resourcequotas
            v1 secrets Secret ns - - - secrets
            v1 serviceaccounts ServiceAccount ns sa - token serviceaccounts
            v1 services Service ns svc all proxy,status services/specs
            admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration - - api-extensions - mutatingwebhookconfigurations
            admissionregistration.k8s.io/v1 validatingadmissionpolicies ValidatingAdmissionPolicy - - api-extensions status validatingadmissionpolicies
            admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding - - api-extensions - validatingadmissionpolicybindings
            admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration - - api-extensions - validatingwebhookconfigurations
            apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition - crd,crds api-extensions status apiextensions.k8s.io/customresourcedefinitions
            apiregistration.k8s.io/v1 apiservices APIService - - api-extensions status apiregistration.k8s.io/apiservices
            apps/v1 controllerrevisions ControllerRevision ns - - - controllerrevisions
            apps/v1 daemonsets DaemonSet ns ds all status daemonsets
            apps/v1 deployments Deployment ns deploy all scale,status deployments
            apps/v1 replicasets ReplicaSet ns rs all scale,status replicasets
            apps/v1 statefulsets StatefulSet ns sts all scale,status statefulsets
            authentication.k8s.io/v1 selfsubjectreviews SelfSubjectReview - - - - selfsubjectreviews create
            authentication.k8s.io/v1 tokenreviews TokenReview - - - - tokenreviews create
            authorization.k8s.io/v1 localsubjectaccessreviews LocalSubjectAccessReview ns - - - localsubjectaccessreviews create
            authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview - - - - selfsubjectaccessreviews create
            authorization.k8s.io/v1 selfsubjectrulesreviews SelfSubjectRulesReview - - - - selfsubjectrulesreviews create
            authorization.k8s.io/v1 subjectaccessreviews SubjectAccessReview - - - - subjectaccessreviews create
            autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler ns hpa all status horizontalpodautoscalers
            autoscaling/v1 horizontalpodautoscalers HorizontalPodAutoscaler ns hpa all status horizontalpodautoscalers
            batch/v1 cronjobs CronJob ns cj all status cronjobs
            batch/v1 jobs Job ns - all status jobs
            certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest - csr - approval,status certificatesigningrequests
            coordination.k8s.io/v1 leases Lease ns - - - leases
            discovery.k8s.io/v1 endpointslices EndpointSlice ns - - - endpointslices
            events.k8s.io/v1 events Event ns ev - - events
            flowcontrol.apiserver.k8s.io/v1 flowschemas FlowSchema - - - status flowschemas
            flowcontrol.apiserver.k8s.io/v1 prioritylevelconfigurations PriorityLevelConfiguration - - - status prioritylevelconfigurations
            networking.k8s.io/v1 ingressclasses IngressClass - - - - ingressclasses
            networking.k8s.io/v1 ingresses Ingress ns ing - status ingress
            networking.k8s.io/v1 networkpolicies NetworkPolicy ns netpol - - networkpolicies
            node.k8s.io/v1 runtimeclasses RuntimeClass - - - - runtimeclasses
            policy/v1 poddisruptionbudgets PodDisruptionBudget ns pdb - status poddisruptionbudgets
            rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding - - - - clusterrolebindings
            rbac.authorization.k8s.io/v1 clusterroles ClusterRole - - - - clusterroles
            rbac.authorization.k8s.io/v1 rolebindings RoleBinding ns - - - rolebindings
            rbac.authorization.k8s.io/v1 roles Role ns - - - roles
            scheduling.k8s.io/v1 priorityclasses PriorityClass - pc - - priorityclasses
            storage.k8s.io/v1 csidrivers CSIDriver - - - - csidrivers
            storage.k8s.io/v1 csinodes CSINode - - - - csinodes
            storage.k8s.io/v1 csistoragecapacities CSIStorageCapacity ns - - - csistoragecapacities
            storage.k8s.io/v1 storageclasses StorageClass - sc - - storageclasses
            storage.k8s.io/v1 volumeattachments VolumeAttachment - - - status volumeattachments
            """;

    private static final Map<String, Resource> BY_PATH = read();
    private static final Map<String, Resource> BY_KIND = byKind();

    public static final Resource BINDINGS = of("v1", "bindings");
    public static final Resource COMPONENT_STATUSES = of("v1", "componentstatuses");
    public static final Resource CONFIG_MAPS = of("v1", "configmaps");
    public static final Resource ENDPOINTS = of("v1", "endpoints");
    public static final Resource EVENTS = of("v1", "events");
    public static final Resource LIMIT_RANGES = of("v1", "limitranges");
    public static final Resource NAMESPACES = of("v1", "namespaces");
    public static final Resource NODES = of("v1", "nodes");
    public static final Resource CLAIMS = of("v1", "persistentvolumeclaims");
    public static final Resource VOLUMES = of("v1", "persistentvolumes");
    public static final Resource PODS = of("v1", "pods");
    public static final Resource REPLICATION_CONTROLLERS = of("v1", "replicationcontrollers");
    public static final Resource RESOURCE_QUOTAS = of("v1", "resourcequotas");
    public static final Resource SECRETS = of("v1", "secrets");
    public static final Resource SERVICE_ACCOUNTS = of("v1", "serviceaccounts");
    public static final Resource SERVICES = of("v1", "services");
    public static final Resource CUSTOM_RESOURCE_DEFINITIONS = of("apiextensions.k8s.io/v1", "customresourcedefinitions");
    public static final Resource API_SERVICES = of("apiregistration.k8s.io/v1", "apiservices");
    public static final Resource CONTROLLER_REVISIONS = of("apps/v1", "controllerrevisions");
    public static final Resource DAEMON_SETS = of("apps/v1", "daemonsets");
    public static final Resource DEPLOYMENTS = of("apps/v1", "deployments");
    public static final Resource REPLICA_SETS = of("apps/v1", "replicasets");
    public static final Resource STATEFUL_SETS = of("apps/v1", "statefulsets");
    public static final Resource AUTOSCALERS = of("autoscaling/v2", "horizontalpodautoscalers");
    public static final Resource CRON_JOBS = of("batch/v1", "cronjobs");
    public static final Resource JOBS = of("batch/v1", "jobs");
    public static final Resource SIGNING_REQUESTS = of("certificates.k8s.io/v1", "certificatesigningrequests");
    public static final Resource LEASES = of("coordination.k8s.io/v1", "leases");
    public static final Resource ENDPOINT_SLICES = of("discovery.k8s.io/v1", "endpointslices");
    public static final Resource INGRESS_CLASSES = of("networking.k8s.io/v1", "ingressclasses");
    public static final Resource INGRESSES = of("networking.k8s.io/v1", "ingresses");
    public static final Resource NETWORK_POLICIES = of("networking.k8s.io/v1", "networkpolicies");
    public static final Resource DISRUPTION_BUDGETS = of("policy/v1", "poddisruptionbudgets");
    public static final Resource CLUSTER_ROLE_BINDINGS = of("rbac.authorization.k8s.io/v1", "clusterrolebindings");
    public static final Resource CLUSTER_ROLES = of("rbac.authorization.k8s.io/v1", "clusterroles");
    public static final Resource ROLE_BINDINGS = of("rbac.authorization.k8s.io/v1", "rolebindings");
    public static final Resource ROLES = of("rbac.authorization.k8s.io/v1", "roles");
    public static final Resource PRIORITY_CLASSES = of("scheduling.k8s.io/v1", "priorityclasses");
    public static final Resource STORAGE_CLASSES = of("storage.k8s.io/v1", "storageclasses");

    /** Stands for all resources, for whoever watches objects that come, go, or change their owners, finalizers or the beginning of their end. */
    public static final Resource ANYTHING = new Resource("", "", "*", "*", "*", false, List.of(), List.of(), List.of(), List.of(), "/any/");

    private Resources() {}

    private static Map<String, Resource> read() {
        Map<String, Resource> all = new LinkedHashMap<>();
        for (String line : TABLE.split("\n")) {
            String[] words = line.split(" ");
            int slash = words[0].indexOf('/');
            String group = slash < 0 ? "" : words[0].substring(0, slash);
            Resource resource = new Resource(
                    group, words[0].substring(slash + 1), words[1], words[2].toLowerCase(java.util.Locale.ROOT), words[2], words[3].equals("ns"),
                    list(words[4]), list(words[5]), words.length > 8 ? list(words[8]) : VERBS, list(words[6]), "/registry/" + words[7] + "/");
            all.put(resource.apiVersion() + "/" + resource.plural(), resource);
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<String> list(String words) {
        return words.equals("-") ? List.of() : List.of(words.split(","));
    }

    private static Resource of(String apiVersion, String plural) {
        return BY_PATH.get(apiVersion + "/" + plural);
    }

    public static List<Resource> all() {
        return List.copyOf(BY_PATH.values());
    }

    /** Whether the server brings a resource with it: all others come from definitions. */
    public static boolean isOwn(Resource resource) {
        return BY_PATH.get(resource.apiVersion() + "/" + resource.plural()) == resource;
    }

    /** The resource of a path. */
    public static Optional<Resource> find(String apiVersion, String plural) {
        return Optional.ofNullable(BY_PATH.get(apiVersion + "/" + plural));
    }

    /** The resource of a kind, as manifests name it. */
    public static Optional<Resource> ofKind(String apiVersion, String kind) {
        return Optional.ofNullable(BY_KIND.get(apiVersion + "/" + kind));
    }

    private static Map<String, Resource> byKind() {
        Map<String, Resource> all = new LinkedHashMap<>();
        for (Resource resource : BY_PATH.values()) {
            all.putIfAbsent(resource.apiVersion() + "/" + resource.kind(), resource);
        }
        return all;
    }

    /** The resources of a group and version, in their order. */
    public static List<Resource> of(String apiVersion) {
        List<Resource> found = new ArrayList<>();
        for (Resource resource : BY_PATH.values()) {
            if (resource.apiVersion().equals(apiVersion)) {
                found.add(resource);
            }
        }
        return found;
    }
}
