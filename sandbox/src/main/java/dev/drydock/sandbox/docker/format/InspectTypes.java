package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.template.GoType;
import java.util.Map;

/** The Go types of what {@code docker inspect} and {@code docker version} give to a template (docker 28.2.2): they decide which names work besides those of the JSON, and how structs print. */
public final class InspectTypes {
    private static final Map<String, GoType> TYPES = TypeNotation.read("""
            nat.Port = string
            nat.PortSet = map[nat.Port]struct
            nat.PortBinding: HostIP=HostIp string, HostPort string
            nat.PortMap = map[nat.Port][]nat.PortBinding
            strslice.StrSlice = []string
            mount.Type = string
            mount.Propagation = string
            container.NetworkMode = string
            container.CgroupnsMode = string
            container.IpcMode = string
            container.CgroupSpec = string
            container.PidMode = string
            container.UTSMode = string
            container.UsernsMode = string
            container.Isolation = string
            container.RestartPolicyMode = string
            container.HealthcheckResult: Start time.Time, End time.Time, ExitCode int, Output string
            container.Health: Status string, FailingStreak int, Log []*container.HealthcheckResult
            container.State: Status string, Running bool, Paused bool, Restarting bool, OOMKilled bool, Dead bool, Pid int, ExitCode int, Error string, \
            StartedAt string, FinishedAt string, Health *container.Health?
            container.LogConfig: Type string, Config map[string]string
            container.RestartPolicy: Name container.RestartPolicyMode, MaximumRetryCount int
            blkiodev.WeightDevice: Path string, Weight uint16
            blkiodev.ThrottleDevice: Path string, Rate uint64
            container.DeviceMapping: PathOnHost string, PathInContainer string, CgroupPermissions string
            container.DeviceRequest: Driver string, Count int, DeviceIDs []string, Capabilities [][]string, Options map[string]string
            units.Ulimit: Name string, Hard int64, Soft int64
            mount.Mount: Type mount.Type?, Source string?, Target string?, ReadOnly bool?, Consistency string?, BindOptions any?, VolumeOptions any?, TmpfsOptions any?
            container.Resources: CPUShares=CpuShares int64, Memory int64, NanoCPUs=NanoCpus int64, CgroupParent string, BlkioWeight uint16, \
            BlkioWeightDevice []*blkiodev.WeightDevice, BlkioDeviceReadBps []*blkiodev.ThrottleDevice, BlkioDeviceWriteBps []*blkiodev.ThrottleDevice, \
            BlkioDeviceReadIOps []*blkiodev.ThrottleDevice, BlkioDeviceWriteIOps []*blkiodev.ThrottleDevice, CPUPeriod=CpuPeriod int64, \
            CPUQuota=CpuQuota int64, CPURealtimePeriod=CpuRealtimePeriod int64, CPURealtimeRuntime=CpuRealtimeRuntime int64, CpusetCpus string, CpusetMems string, \
            Devices []container.DeviceMapping, DeviceCgroupRules []string, DeviceRequests []container.DeviceRequest, KernelMemory int64?, KernelMemoryTCP int64?, \
            MemoryReservation int64, MemorySwap int64, MemorySwappiness *int64, OomKillDisable *bool, PidsLimit *int64, Ulimits []*units.Ulimit, \
            CPUCount=CpuCount int64, CPUPercent=CpuPercent int64, IOMaximumIOps uint64, IOMaximumBandwidth uint64
            container.HostConfig: Binds []string, ContainerIDFile string, LogConfig container.LogConfig, NetworkMode container.NetworkMode, PortBindings nat.PortMap, \
            RestartPolicy container.RestartPolicy, AutoRemove bool, VolumeDriver string, VolumesFrom []string, ConsoleSize [2]uint, Annotations map[string]string?, \
            CapAdd strslice.StrSlice, CapDrop strslice.StrSlice, CgroupnsMode container.CgroupnsMode, DNS=Dns []string, DNSOptions=DnsOptions []string, \
            DNSSearch=DnsSearch []string, ExtraHosts []string, GroupAdd []string, IpcMode container.IpcMode, Cgroup container.CgroupSpec, Links []string, \
            OomScoreAdj int, PidMode container.PidMode, Privileged bool, PublishAllPorts bool, ReadonlyRootfs bool, SecurityOpt []string, \
            StorageOpt map[string]string?, Tmpfs map[string]string?, UTSMode container.UTSMode, UsernsMode container.UsernsMode, ShmSize int64, \
            Sysctls map[string]string?, Runtime string?, Isolation container.Isolation, +container.Resources, Mounts []mount.Mount?, MaskedPaths []string, \
            ReadonlyPaths []string, Init *bool?
            storage.DriverData: Data map[string]string, Name string
            container.ContainerJSONBase: ID=Id string, Created string, Path string, Args []string, State *container.State, Image string, ResolvConfPath string, \
            HostnamePath string, HostsPath string, LogPath string, Name string, RestartCount int, Driver string, Platform string, MountLabel string, \
            ProcessLabel string, AppArmorProfile string, ExecIDs []string, HostConfig *container.HostConfig, GraphDriver storage.DriverData, SizeRw *int64?, SizeRootFs *int64?
            container.MountPoint: Type mount.Type?, Name string?, Source string, Destination string, Driver string?, Mode string, RW bool, Propagation mount.Propagation
            v1.HealthcheckConfig: Test []string?, Interval int64?, Timeout int64?, StartPeriod int64?, StartInterval int64?, Retries int?
            container.Config: Hostname string, Domainname string, User string, AttachStdin bool, AttachStdout bool, AttachStderr bool, ExposedPorts nat.PortSet?, \
            Tty bool, OpenStdin bool, StdinOnce bool, Env []string, Cmd strslice.StrSlice, Healthcheck *v1.HealthcheckConfig?, ArgsEscaped bool?, Image string, \
            Volumes map[string]struct, WorkingDir string, Entrypoint strslice.StrSlice, NetworkDisabled bool?, MacAddress string?, OnBuild []string, \
            Labels map[string]string, StopSignal string?, StopTimeout *int?, Shell strslice.StrSlice?
            network.Address: Addr string, PrefixLen int
            network.EndpointIPAMConfig: IPv4Address string?, IPv6Address string?, LinkLocalIPs []string?
            network.EndpointSettings: IPAMConfig *network.EndpointIPAMConfig, Links []string, Aliases []string, MacAddress string, DriverOpts map[string]string, \
            GwPriority int, NetworkID string, EndpointID string, Gateway string, IPAddress string, IPPrefixLen int, IPv6Gateway string, GlobalIPv6Address string, \
            GlobalIPv6PrefixLen int, DNSNames []string
            container.NetworkSettingsBase: Bridge string, SandboxID string, SandboxKey string, Ports nat.PortMap, HairpinMode bool, LinkLocalIPv6Address string, \
            LinkLocalIPv6PrefixLen int, SecondaryIPAddresses []network.Address, SecondaryIPv6Addresses []network.Address
            container.DefaultNetworkSettings: EndpointID string, Gateway string, GlobalIPv6Address string, GlobalIPv6PrefixLen int, IPAddress string, IPPrefixLen int, \
            IPv6Gateway string, MacAddress string
            container.NetworkSettings: +container.NetworkSettingsBase, +container.DefaultNetworkSettings, Networks map[string]*network.EndpointSettings
            v1.Descriptor: MediaType=mediaType string, Digest=digest string, Size=size int64
            container.InspectResponse: +*container.ContainerJSONBase, Mounts []container.MountPoint, Config *container.Config, \
            NetworkSettings *container.NetworkSettings, ImageManifestDescriptor *v1.Descriptor?
            v1.ImageConfig: User string?, ExposedPorts map[string]struct?, Env []string?, Entrypoint []string?, Cmd []string?, Volumes map[string]struct?, \
            WorkingDir string?, Labels map[string]string?, StopSignal string?, ArgsEscaped bool?
            v1.DockerOCIImageConfigExt: Healthcheck *v1.HealthcheckConfig?, OnBuild []string?, Shell []string?
            v1.DockerOCIImageConfig: +v1.ImageConfig, +v1.DockerOCIImageConfigExt
            image.RootFS: Type string?, Layers []string?
            image.Metadata: LastTagTime time.Time?
            image.InspectResponse: ID=Id string, RepoTags []string, RepoDigests []string, Parent string, Comment string, Created string?, Container string?, \
            ContainerConfig *container.Config?, DockerVersion string, Author string, Config *v1.DockerOCIImageConfig, Architecture string, Variant string?, Os string, \
            OsVersion string?, Size int64, VirtualSize int64?, GraphDriver storage.DriverData, RootFS image.RootFS, Metadata image.Metadata, \
            Descriptor *v1.Descriptor?, Manifests []any?
            network.IPAMConfig: Subnet string?, IPRange string?, Gateway string?, AuxAddress=AuxiliaryAddresses map[string]string?
            network.IPAM: Driver string, Options map[string]string, Config []network.IPAMConfig
            network.ConfigReference: Network string
            network.EndpointResource: Name string, EndpointID string, MacAddress string, IPv4Address string, IPv6Address string
            network.Inspect: Name string, ID=Id string, Created time.Time, Scope string, Driver string, EnableIPv4 bool, EnableIPv6 bool, IPAM network.IPAM, \
            Internal bool, Attachable bool, Ingress bool, ConfigFrom network.ConfigReference, ConfigOnly bool, Containers map[string]network.EndpointResource, \
            Options map[string]string, Labels map[string]string, Peers []any?, Services map[string]any?
            volume.UsageData: RefCount int64, Size int64
            volume.Volume: ClusterVolume any?, CreatedAt string?, Driver string, Labels map[string]string, Mountpoint string, Name string, Options map[string]string, \
            Scope string, Status map[string]any?, UsageData *volume.UsageData?
            command.DockerContext: Description string?
            docker.EndpointMeta: Host string?, SkipTLSVerify bool
            store.Metadata: Name string?, Metadata command.DockerContext, Endpoints map[string]docker.EndpointMeta
            store.EndpointFiles = []string
            store.StorageInfo: MetadataPath string, TLSPath string
            context.contextWithTLSListing: +store.Metadata, TLSMaterial map[string]store.EndpointFiles, Storage store.StorageInfo
            types.ComponentVersion: Name string, Version string, Details map[string]string?
            types.Platform: Name string
            system.platformInfo: Name string?
            types.Version: Platform types.Platform?, Components []types.ComponentVersion?, Version string, APIVersion=ApiVersion string, MinAPIVersion string?, \
            GitCommit string, GoVersion string, Os string, Arch string, KernelVersion string?, Experimental bool?, BuildTime string?
            system.clientVersion: Platform *system.platformInfo?, Version string?, APIVersion=ApiVersion string?, DefaultAPIVersion string?, GitCommit string?, \
            GoVersion string?, Os string?, Arch string?, BuildTime string?, Context string
            system.versionInfo: Client system.clientVersion, Server *types.Version
            """);

    public static final GoType CONTAINER = TYPES.get("container.InspectResponse");
    public static final GoType IMAGE = TYPES.get("image.InspectResponse");
    public static final GoType NETWORK = TYPES.get("network.Inspect");
    public static final GoType VOLUME = TYPES.get("volume.Volume");
    /** The two blocks {@code Client} and {@code Server} of {@code docker version}. */
    public static final GoType VERSION = TYPES.get("system.versionInfo");

    private InspectTypes() {}

    /** The type of a kind of object as {@code --type} names it; anything, for kinds that are not simulated. */
    static GoType of(String kind) {
        return switch (kind) {
            case "container" -> CONTAINER;
            case "image" -> IMAGE;
            case "network" -> NETWORK;
            case "volume" -> VOLUME;
            case "context" -> TYPES.get("context.contextWithTLSListing");
            default -> GoType.ANY;
        };
    }
}
