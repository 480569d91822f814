package dev.drydock.sandbox.world;

import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The manifests of the control plane's static pods, as kubeadm writes them. */
final class Manifests {
    private static final String FOLDER = "/etc/kubernetes/manifests";

    private Manifests() {}

    static void write(Kernel kernel, ClusterShape cluster) {
        write(kernel, cluster, name -> true);
    }

    /** Only those of some components. */
    static void write(Kernel kernel, ClusterShape cluster, Predicate<String> wanted) {
        List<String> peers = new ArrayList<>();
        List<String> clients = new ArrayList<>();
        for (int i = 0; i < cluster.members(); i++) {
            peers.add(cluster.nodeNames().get(i) + "=https://" + ClusterShape.address(i) + ":2380");
            clients.add("https://" + ClusterShape.address(i) + ":2379");
        }
        for (int i = 0; i < cluster.members(); i++) {
            if (wanted.test("etcd")) {
                etcd(kernel, cluster.nodeNames().get(i), ClusterShape.address(i), String.join(",", peers));
            }
        }
        servers(kernel, cluster.nodeNames().get(0), ClusterShape.address(0), cluster.members() == 1 ? "https://127.0.0.1:2379" : String.join(",", clients), wanted);
    }

    private static Files folder(Kernel kernel, String machine) {
        Files files = kernel.files(machine);
        files.makeDirectory("/etc/kubernetes", 0755);
        files.makeDirectory(FOLDER, 0755);
        return files;
    }

    private static void etcd(Kernel kernel, String machine, String address, String peers) {
        put(folder(kernel, machine), "etcd", "etcd:3.5.24-0", "100m", List.of("etcd", "--advertise-client-urls=https://" + address + ":2379", "--cert-file=/etc/kubernetes/pki/etcd/server.crt",
                "--client-cert-auth=true", "--data-dir=/var/lib/etcd", "--listen-client-urls=https://127.0.0.1:2379,https://" + address + ":2379",
                "--initial-cluster=" + peers, "--listen-peer-urls=https://" + address + ":2380", "--name=" + machine, "--snapshot-count=10000"), "/var/lib/etcd");
    }

    private static void servers(Kernel kernel, String machine, String address, String etcd, Predicate<String> wanted) {
        Files files = folder(kernel, machine);
        if (wanted.test("kube-apiserver")) {
            put(files, "kube-apiserver", "kube-apiserver:v1.32.13", "250m", List.of("kube-apiserver", "--advertise-address=" + address, "--allow-privileged=true",
                    "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction", "--etcd-servers=" + etcd, "--secure-port=6443",
                    "--service-cluster-ip-range=10.96.0.0/12"), "/etc/kubernetes/pki");
        }
        if (wanted.test("kube-controller-manager")) {
            put(files, "kube-controller-manager", "kube-controller-manager:v1.32.13", "200m", List.of("kube-controller-manager", "--allocate-node-cidrs=true",
                    "--bind-address=127.0.0.1", "--cluster-cidr=10.244.0.0/16", "--kubeconfig=/etc/kubernetes/controller-manager.conf", "--leader-elect=true",
                    "--service-cluster-ip-range=10.96.0.0/12", "--use-service-account-credentials=true"), "/etc/kubernetes/pki");
        }
        if (wanted.test("kube-scheduler")) {
            put(files, "kube-scheduler", "kube-scheduler:v1.32.13", "100m", List.of("kube-scheduler", "--bind-address=127.0.0.1",
                    "--kubeconfig=/etc/kubernetes/scheduler.conf", "--leader-elect=true"), "/etc/kubernetes/pki");
        }
    }

    private static void put(Files files, String name, String image, String cpu, List<String> command, String folder) {
        StringBuilder text = new StringBuilder("""
                apiVersion: v1
                kind: Pod
                metadata:
                  labels:
                    component: NAME
                    tier: control-plane
                  name: NAME
                  namespace: kube-system
                spec:
                  containers:
                  - command:
                """.replace("NAME", name));
        command.forEach(word -> text.append("    - ").append(word).append('\n'));
        text.append("""
                    image: registry.k8s.io/IMAGE
                    imagePullPolicy: IfNotPresent
                    name: NAME
                    resources:
                      requests:
                        cpu: CPU
                    volumeMounts:
                    - mountPath: FOLDER
                      name: data
                  hostNetwork: true
                  priority: 2000001000
                  priorityClassName: system-node-critical
                  securityContext:
                    seccompProfile:
                      type: RuntimeDefault
                  volumes:
                  - hostPath:
                      path: FOLDER
                      type: DirectoryOrCreate
                    name: data
                """.replace("IMAGE", image).replace("NAME", name).replace("CPU", cpu).replace("FOLDER", folder));
        files.write(FOLDER + "/" + name + ".yaml", Bytes.of(text.toString()));
    }
}
