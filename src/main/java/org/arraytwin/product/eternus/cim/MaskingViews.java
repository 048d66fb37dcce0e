package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.product.eternus.cim.service.Controller;
import org.arraytwin.product.eternus.cim.service.HostIds;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.profile.AssociationView;
import org.arraytwin.profile.ElementView;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Which hosts see which volumes (SMI-S Masking and Mapping; fujitsu C.2). */
final class MaskingViews {
  private static final String PREFIX = "FUJITSU:";
  private static final long READ = 5;
  private static final long WRITE = 6;
  private static final long READ_WRITE = 2;

  /**
   * A volume that is seen through a controller.
   *
   * @param unit number
   * @param volume id
   */
  private record Unit(Controller controller, int unit, int volume) {}

  /** The right of an initiator to see what a controller shows. */
  private record Right(Controller controller, String initiator) {
    String instanceId() {
      return PREFIX + controller.deviceId() + ":" + initiator;
    }
  }

  private final ElementView<Moment, Controller> controllers;
  private final ElementView<Moment, String> hardwareIds;
  private final ElementView<Moment, Right> privileges;
  private final List<AssociationView<Moment, ?>> associations;

  MaskingViews(Home home, ElementView<Moment, Site> systems, ElementView<Moment, Volume> volumes) {
    controllers = controllers(home);
    hardwareIds = hardwareIds(home);
    privileges = privileges(home);
    associations =
        List.of(units(home, volumes), targets(home), subjects(home), systemDevices(home, systems));
  }

  ElementView<Moment, Controller> controllers() {
    return controllers;
  }

  ElementView<Moment, String> hardwareIds() {
    return hardwareIds;
  }

  List<ElementView<Moment, ?>> elements() {
    return List.of(controllers, hardwareIds, privileges);
  }

  List<AssociationView<Moment, ?>> associations() {
    return associations;
  }

  static Iterator<Controller> all(Moment s) {
    return Controller.all(s.site().masking());
  }

  private static UnitGroup group(Moment s, Controller controller) {
    return Objects.requireNonNull(
        s.site().masking().group(controller.group()), "the group of a controller is there");
  }

  private static ElementView<Moment, Controller> controllers(Home home) {
    return ElementView.<Moment, Controller>finding(
            (s, path) -> Controller.of(s.site().masking(), path.key("DeviceID")))
        .all(MaskingViews::all)
        .index("DeviceID", (s, id) -> Moment.optional(Controller.of(s.site().masking(), id)))
        .constant("SystemCreationClassName", SystemViews.SYSTEM_CLASS)
        .value("SystemName", (s, c) -> Names.systemName(s.site().array()))
        .constant("CreationClassName", "FUJITSU_AffinityGroupController")
        .value("DeviceID", (s, c) -> c.deviceId())
        .value("ElementName", (s, c) -> c.deviceId())
        .constant("EnabledState", Health.ENABLED)
        .value("OperationalStatus", (s, c) -> Health.system(s.site()).operationalStatus())
        .build(home, "FUJITSU_AffinityGroupController");
  }

  private static ElementView<Moment, String> hardwareIds(Home home) {
    return ElementView.<Moment, String>finding((s, path) -> initiator(s, path.key("InstanceID")))
        .all(s -> s.site().masking().initiators().keySet().iterator())
        .index("InstanceID", (s, id) -> Moment.optional(initiator(s, id)))
        .value("InstanceID", (s, initiator) -> PREFIX + initiator)
        .value("ElementName", (s, initiator) -> initiator)
        .value("StorageID", (s, initiator) -> initiator)
        .value("IDType", (s, initiator) -> idType(s, initiator))
        .build(home, "FUJITSU_StorageHardwareID");
  }

  private static @Nullable String initiator(Moment s, @Nullable Object instanceId) {
    if (!(instanceId instanceof String text) || !text.startsWith(PREFIX)) {
      return null;
    }
    String name = text.substring(PREFIX.length());
    return s.site().masking().initiators().containsKey(name) ? name : null;
  }

  private static Long idType(Moment s, String initiator) {
    return s.site().masking().initiators().get(initiator).get() == HostProtocol.FC
        ? HostIds.PORT_WWN
        : HostIds.ISCSI_NAME;
  }

  private static ElementView<Moment, Right> privileges(Home home) {
    return ElementView.<Moment, Right>finding((s, path) -> right(s, path.key("InstanceID")))
        .all(s -> all(s).flatMap(c -> rights(s, c)))
        .index("InstanceID", (s, id) -> Moment.optional(right(s, id)))
        .value("InstanceID", (s, right) -> right.instanceId())
        .value("ElementName", (s, right) -> right.initiator())
        .constant("PrivilegeGranted", true)
        .constant("Activities", List.of(READ, WRITE))
        .build(home, "FUJITSU_AuthorizedPrivilege");
  }

  private static Iterator<Right> rights(Moment s, Controller controller) {
    return group(s, controller)
        .initiators(controller.port())
        .iterator()
        .map(initiator -> new Right(controller, initiator));
  }

  private static @Nullable Right right(Moment s, @Nullable Object instanceId) {
    String[] parts = instanceId instanceof String text ? text.split(":", 3) : new String[0];
    if (parts.length < 3) {
      return null;
    }
    Controller controller = Controller.of(s.site().masking(), parts[1]);
    return controller != null
            && group(s, controller).initiators(controller.port()).contains(parts[2])
        ? new Right(controller, parts[2])
        : null;
  }

  private AssociationView<Moment, Unit> units(Home home, ElementView<Moment, Volume> volumes) {
    return AssociationView.<Moment, Unit>listing(s -> all(s).flatMap(c -> shown(s, c)))
        .end("Antecedent", controllers, (s, unit) -> unit.controller(), MaskingViews::shown)
        .end("Dependent", volumes, MaskingViews::volume, MaskingViews::showing)
        .value("DeviceNumber", (s, u) -> String.format(Locale.ROOT, "%04X", u.unit()))
        .constant("DeviceAccess", READ_WRITE)
        .build(home, "FUJITSU_ProtocolControllerForUnit");
  }

  private static Volume volume(Moment s, Unit unit) {
    return Objects.requireNonNull(s.box().volume(unit.volume()), "an exposed volume is there");
  }

  private static Iterator<Unit> shown(Moment s, Controller controller) {
    return group(s, controller)
        .units()
        .iterator()
        .map(unit -> new Unit(controller, unit._1, unit._2));
  }

  private static Iterator<Unit> showing(Moment s, Volume volume) {
    return s.site()
        .masking()
        .groupsOf(volume.id())
        .iterator()
        .flatMap(s.site().masking().groups()::get)
        .flatMap(
            group ->
                Controller.of(group).map(c -> new Unit(c, group.unitOf(volume.id()), volume.id())));
  }

  private AssociationView<Moment, Right> targets(Home home) {
    return AssociationView.<Moment, Right>listing(s -> all(s).flatMap(c -> rights(s, c)))
        .end("Privilege", privileges, (s, right) -> right, (s, right) -> Iterator.of(right))
        .end("TargetElement", controllers, (s, right) -> right.controller(), MaskingViews::rights)
        .build(home, "FUJITSU_AuthorizedTarget");
  }

  private AssociationView<Moment, Right> subjects(Home home) {
    return AssociationView.<Moment, Right>listing(s -> all(s).flatMap(c -> rights(s, c)))
        .end("Privilege", privileges, (s, right) -> right, (s, right) -> Iterator.of(right))
        .end("PrivilegedElement", hardwareIds, (s, right) -> right.initiator(), MaskingViews::of)
        .build(home, "FUJITSU_AuthorizedSubject");
  }

  private static Iterator<Right> of(Moment s, String initiator) {
    return s.site()
        .masking()
        .pathsOf(initiator)
        .iterator()
        .map(path -> new Right(controller(s, path), initiator));
  }

  private static Controller controller(Moment s, HostPath path) {
    UnitGroup group = Objects.requireNonNull(s.site().masking().at(path), "a path has its group");
    return new Controller(group.id(), path.port());
  }

  private AssociationView<Moment, Controller> systemDevices(
      Home home, ElementView<Moment, Site> systems) {
    return AssociationView.<Moment, Controller>listing(MaskingViews::all)
        .end("PartComponent", controllers, (s, c) -> c, (s, c) -> Iterator.of(c))
        .end("GroupComponent", systems, (s, c) -> s.site(), (s, site) -> all(s))
        .build(home, "FUJITSU_SystemDevice");
  }
}
