# Made by the simulated program; what it shows was compared with the sources of kubectl 1.32.
  $ kubectl create priorityclass high --value=1000 --description="for servers" --global-default=false --preemption-policy=Never --dry-run=client -o yaml
  apiVersion: scheduling.k8s.io/v1
  description: for servers
  kind: PriorityClass
  metadata:
    creationTimestamp: null
    name: high
  preemptionPolicy: Never
  value: 1000
  $ kubectl create secret docker-registry reg --docker-server=r.example --docker-username=u --docker-password=p --docker-email=e@x
  secret/reg created
  $ kubectl get secret reg -o jsonpath='{.type}{"\n"}'
  kubernetes.io/dockerconfigjson
  % printf cert > c.pem; printf key > k.pem; printf 'A=1\nB=2\n' > e.env; printf hello > f.txt
  $ kubectl create secret tls t --cert=c.pem --key=k.pem
  error: tls: failed to find any PEM data in certificate input
  [1]
  $ kubectl create secret generic g --from-file=f.txt --from-env-file=e.env --type=Opaque
  error: from-env-file cannot be combined with from-file or from-literal
  [1]
  $ kubectl create secret generic g2 --from-file=f.txt --append-hash --dry-run=client -o name
  secret/g2-mg4cdct592
  $ kubectl create configmap h --from-literal=a=b --append-hash --dry-run=client -o name
  configmap/h-tgm746dk2t
  $ kubectl create service loadbalancer lb --tcp=80:8080 --dry-run=client -o yaml
  apiVersion: v1
  kind: Service
  metadata:
    creationTimestamp: null
    labels:
      app: lb
    name: lb
  spec:
    ports:
    - name: 80-8080
      port: 80
      protocol: TCP
      targetPort: 8080
    selector:
      app: lb
    type: LoadBalancer
  status:
    loadBalancer: {}
  $ kubectl create service externalname ex --external-name=db.example --tcp=5432:5432 --dry-run=client -o jsonpath='{.spec.type}{"\n"}'
  ExternalName
  $ kubectl create clusterrole metrics --verb=get --non-resource-url=/metrics
  clusterrole.rbac.authorization.k8s.io/metrics created
  $ kubectl create clusterrole all --aggregation-rule=team=a --dry-run=client -o jsonpath='{.aggregationRule}{"\n"}'
  {"clusterRoleSelectors":[{"matchLabels":{"team":"a"}}]}
  $ kubectl create role one --verb=get --resource=pods --resource-name=web --dry-run=client -o jsonpath='{.rules[0].resourceNames}{"\n"}'
  ["web"]
  $ kubectl create clusterrolebinding cb --clusterrole=metrics --user=alice --group=devs --serviceaccount=default:default
  clusterrolebinding.rbac.authorization.k8s.io/cb created
  $ kubectl get clusterrolebinding cb -o jsonpath='{range .subjects[*]}{.kind}/{.name}{"\n"}{end}'
  User/alice
  Group/devs
  ServiceAccount/default
  $ kubectl create rolebinding rb --clusterrole=view --user=bob --group=qa
  rolebinding.rbac.authorization.k8s.io/rb created
  $ kubectl create ingress in --rule=a.example/=web:80 --default-backend=web:80 --annotation=k=v --dry-run=client -o jsonpath='{.metadata.annotations}{.spec.defaultBackend.service.name}{"\n"}'
  {"k":"v"}web
  $ kubectl create pdb p --selector=app=web --max-unavailable=1
  poddisruptionbudget.policy/p created
  $ kubectl create quota q --hard=pods=2 --scopes=BestEffort
  resourcequota/q created
  $ kubectl create cronjob cj --image=busybox:1.36 --schedule='0 1 * * *' --restart=Never --dry-run=client -o jsonpath='{.spec.jobTemplate.spec.template.spec.restartPolicy}{"\n"}'
  Never
  $ kubectl set subject clusterrolebinding cb --user=carol --group=ops --serviceaccount=default:ci
  clusterrolebinding.rbac.authorization.k8s.io/cb subjects updated
  $ kubectl create cm edited --from-literal=x=1 --dry-run=client -o yaml > edited.yaml
  $ KUBE_EDITOR="sed -i 's/x:/q:/'" kubectl create --edit -f edited.yaml
  configmap/edited created
  $ KUBE_EDITOR="sed -i 's/q:/r:/'" kubectl edit configmap edited --output-patch
  Patch: {"data":{"q":null,"r":"1"}}
  configmap/edited edited
  $ KUBE_EDITOR="sed -i 's/kind:/kind/'" kubectl edit configmap edited 2>&1 | sed 's#/tmp/kubectl-edit-[0-9]*#FILE#'
  error: configmaps "edited" is invalid
  A copy of your changes has been stored to "FILE.yaml"
  error: Edit cancelled, no valid changes were saved.
  $ kubectl apply set-last-applied -f edited.yaml
  error: no last-applied-configuration annotation found on resource: edited, to create the annotation, use the command with --create-annotation
  [1]
  $ kubectl apply set-last-applied -f edited.yaml --create-annotation
  configmap/edited configured
  $ kubectl apply set-last-applied -f edited.yaml
  set-last-applied edited: no changes required.
  $ kubectl apply view-last-applied configmap edited -o json
  {
    "apiVersion": "v1",
    "data": {
      "x": "1"
    },
    "kind": "ConfigMap",
    "metadata": {
      "annotations": {},
      "creationTimestamp": null,
      "name": "edited",
      "namespace": "default"
    }
  }
  $ KUBE_EDITOR="sed -i 's/x:/w:/'" kubectl apply edit-last-applied configmap edited
  configmap/edited edited
  $ kubectl diff -f edited.yaml 2>&1 | grep '^[-+] '
  +  x: "1"
  $ kubectl diff -f edited.yaml --server-side > /dev/null; echo $?
  1
  $ kubectl create role rec --verb=get --resource=pods --dry-run=client -o yaml > rec.yaml
  $ kubectl auth reconcile -f rec.yaml
  role.rbac.authorization.k8s.io/rec reconciled
  	reconciliation required create
  	missing rules added:
  		{Verbs:[get] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}
  $ kubectl auth reconcile -f rec.yaml --remove-extra-permissions --remove-extra-subjects
  role.rbac.authorization.k8s.io/rec reconciled
  $ kubectl explain deployment.spec.strategy.type
  GROUP:      apps
  KIND:       Deployment
  VERSION:    v1
  
  FIELD: type <string>
  ENUM:
      Recreate
      RollingUpdate
  
  DESCRIPTION:
      <empty>
  
  $ kubectl explain deployment.spec.strategy --recursive --api-version=apps/v1 | tail -6
    rollingUpdate	<RollingUpdateDeployment>
      maxSurge	<IntOrString>
      maxUnavailable	<IntOrString>
    type	<string>
    enum: Recreate, RollingUpdate
  
  $ kubectl explain pod.spec.nosuch
  error: field "nosuch" does not exist
  [1]
  $ kubectl config set-cluster dev --server=https://10.0.0.1:6443 --insecure-skip-tls-verify
  Cluster "dev" set.
  $ kubectl config set-credentials dev --token=abc
  User "dev" set.
  $ kubectl config set-credentials basic --username=u --password=p
  User "basic" set.
  $ kubectl config set contexts.dev.namespace web
  Property "contexts.dev.namespace" set.
  $ kubectl config view --minify --flatten -o jsonpath='{.contexts[0].name}{"\n"}'
  kubernetes-admin@kubernetes
  $ kubectl config delete-user dev 2>&1 | sed 's#/home/[a-z]*#HOME#'
  deleted user dev from HOME/.kube/config
  $ kubectl config delete-cluster dev 2>&1 | sed 's#/home/[a-z]*#HOME#'
  deleted cluster dev from HOME/.kube/config
  $ kubectl config get-contexts -o name
  dev
  kubernetes-admin@kubernetes
  $ kubectl config get-contexts --no-headers
        dev                                                           web
  *     kubernetes-admin@kubernetes   kubernetes   kubernetes-admin   default
  $ kubectl plugin list
  error: unable to find any kubectl plugins in your PATH
  [1]
  % mkdir -p bin; printf '#!/bin/sh\necho plugin $1\n' > bin/kubectl-hi; chmod +x bin/kubectl-hi
  $ PATH=$PATH:$PWD/bin kubectl plugin list --name-only
  The following compatible plugins are available:
  
  kubectl-hi
  $ PATH=$PATH:$PWD/bin kubectl hi there
  plugin there
  $ kubectl options | grep -- --context
      --context='':
  $ kubectl completion bash | grep complete
  complete -o default -F __start_kubectl kubectl
  $ kubectl completion nosuch
  error: Unsupported shell type "nosuch".
  See 'kubectl completion -h' for help and examples
  [1]
  $ kubectl api-resources --api-group=apps --verbs=list --no-headers
  controllerrevisions            apps/v1   true   ControllerRevision
  daemonsets            ds       apps/v1   true   DaemonSet
  deployments           deploy   apps/v1   true   Deployment
  replicasets           rs       apps/v1   true   ReplicaSet
  statefulsets          sts      apps/v1   true   StatefulSet
  $ kubectl api-resources --categories=all --namespaced=true -o name
  pods
  replicationcontrollers
  services
  daemonsets.apps
  deployments.apps
  replicasets.apps
  statefulsets.apps
  horizontalpodautoscalers.autoscaling
  cronjobs.batch
  jobs.batch
  $ kubectl auth can-i create pods --quiet; echo $?
  0
  $ kubectl auth can-i get pods --subresource=log
  yes
  $ kubectl auth whoami -o jsonpath='{.status.userInfo.username}{"\n"}'
  kubernetes-admin
  $ kubectl cluster-info dump --output-directory=dump --namespaces=default
  Cluster info dumped to dump
  $ kubectl certificate approve
  error: one or more CSRs must be specified as <name> or -f <filename>
  [1]
