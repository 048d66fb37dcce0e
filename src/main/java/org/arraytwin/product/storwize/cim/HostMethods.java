package org.arraytwin.product.storwize.cim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.host.Hosts;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * Masking in the terms of the Masking and Mapping profile: what mkhost, addhostport, rmhostport,
 * rmhost, mkvdiskhostmap and rmvdiskhostmap do.
 *
 * @param methods of the storage configuration service, whose desk takes the orders
 * @param views of what is answered with
 */
record HostMethods(Methods methods, HostViews views) {
  private static final long INVALID_PARAMETER = 5;
  private static final long KNOWN_ALREADY = 0x1000;
  private static final long NOT_FOUND = 0x1000;
  private static final long TYPE_NOT_SUPPORTED = 0x1001;
  private static final long WRONG_UNIT = 4097;
  private static final long WRONG_INITIATOR = 4098;
  private static final long WRONG_TARGET = 4099;
  private static final long NOT_EXPOSED = 4100;
  private static final long EXPOSED_ALREADY = 4101;
  private static final long NUMBER_IN_USE = 4102;
  private static final long WWPN = 2;
  private static final long ISCSI = 5;
  private static final int LOWEST_FREE = -1;
  private static final int MOST = 4095;

  Map<String, MethodBody<Cluster, Site>> masking() {
    return Map.of(
        "ExposePaths", (s, site, in) -> expose(s, in), "HidePaths", (s, site, in) -> hide(s, in));
  }

  Map<String, MethodBody<Cluster, Site>> management() {
    return Map.of(
        "CreateStorageHardwareID",
        (s, site, in) -> create(s, in),
        "DeleteStorageHardwareID",
        (s, site, in) -> delete(s, in));
  }

  /** Ends a method with its own return code. */
  private static final class Code extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long number;

    Code(long number) {
      super("return code " + number, null, false, false);
      this.number = number;
    }
  }

  private static MethodResult carriedOut(Supplier<Map<String, Object>> order) {
    try {
      return new MethodResult(Methods.DONE, order.get());
    } catch (Code e) {
      return Methods.answer(e.number);
    } catch (Trouble e) {
      return Methods.refused(e);
    }
  }

  private Hosts hosts() {
    return new Hosts(methods.desk());
  }

  private MethodResult create(Cluster s, Map<String, Object> in) {
    return carriedOut(
        () -> {
          String port = in.get("StorageID") instanceof String text ? text : "";
          long type = in.get("IDType") instanceof Number number ? number.longValue() : WWPN;
          if (type != WWPN && type != ISCSI) {
            throw new Code(TYPE_NOT_SUPPORTED);
          }
          if (port.isEmpty() || (type == ISCSI) != port.indexOf('.') >= 0) {
            throw new Code(INVALID_PARAMETER);
          }
          if (initiator(s, port) != null) {
            throw new Code(KNOWN_ALREADY);
          }
          String name = in.get("ElementName") instanceof String text ? text : "";
          Host known = name.isEmpty() || Names.id(name) >= 0 ? null : Host.find(s, name);
          if (known == null) {
            hosts().create(name, List.of(port));
          } else {
            hosts().addPorts(known.id(), List.of(port));
          }
          Cluster now = methods.desk().look();
          HostViews.Initiator made = initiator(now, port);
          return made == null ? Map.of() : Map.of("HardwareID", views.hardwareId(now, made));
        });
  }

  private MethodResult delete(Cluster s, Map<String, Object> in) {
    return carriedOut(
        () -> {
          HostViews.Initiator found =
              in.get("HardwareID") instanceof ObjectPath path
                  ? HostViews.Initiator.find(s, path.key("InstanceID"))
                  : null;
          if (found == null) {
            throw new Code(NOT_FOUND);
          }
          Host host = found.host();
          if (host.ports().size() == 1) {
            hosts().remove(host.id(), false);
          } else {
            hosts().removePorts(host.id(), List.of(found.port()), false);
          }
          return Map.of();
        });
  }

  private static HostViews.@Nullable Initiator initiator(Cluster s, String port) {
    return HostViews.Initiator.of(s, port.toLowerCase(Locale.ROOT));
  }

  private MethodResult expose(Cluster s, Map<String, Object> in) {
    return carriedOut(
        () -> {
          List<Volume> volumes = volumes(s, in);
          Set<Host> seers = seers(s, in);
          List<Integer> numbers = numbers(in, volumes.size());
          requirePorts(s, in);
          for (Host host : seers) {
            requireFree(host, volumes, numbers);
          }
          hosts().map(ids(seers), names(volumes), numbers, true);
          return controllers(seers);
        });
  }

  private static void requireFree(Host host, List<Volume> volumes, List<Integer> numbers) {
    Set<Integer> taken = new HashSet<>();
    host.units().keySet().forEach(taken::add);
    for (int i = 0; i < volumes.size(); i++) {
      if (host.unitOf(volumes.get(i).id()) >= 0) {
        throw new Code(EXPOSED_ALREADY);
      }
      if (numbers.get(i) != LOWEST_FREE && !taken.add(numbers.get(i))) {
        throw new Code(NUMBER_IN_USE);
      }
    }
  }

  private MethodResult hide(Cluster s, Map<String, Object> in) {
    return carriedOut(
        () -> {
          List<Volume> volumes = volumes(s, in);
          Set<Host> seers = seers(s, in);
          for (Host host : seers) {
            if (volumes.stream().anyMatch(v -> host.unitOf(v.id()) < 0)) {
              throw new Code(NOT_EXPOSED);
            }
          }
          hosts().unmap(ids(seers), names(volumes));
          return controllers(seers);
        });
  }

  private static List<String> ids(Set<Host> hosts) {
    return hosts.stream().map(Host::id).toList();
  }

  /** Volumes by their numbers, as a command names them. */
  private static List<String> names(List<Volume> volumes) {
    return volumes.stream().map(v -> String.valueOf(v.id())).toList();
  }

  private Map<String, Object> controllers(Set<Host> seers) {
    Cluster now = methods.desk().look();
    List<ObjectPath> paths = seers.stream().map(h -> views.controller(now, h)).toList();
    return Map.of("ProtocolControllers", paths);
  }

  private static List<String> texts(Map<String, Object> in, String name) {
    List<String> texts = new ArrayList<>();
    if (in.get(name) instanceof List<?> list) {
      for (Object item : list) {
        texts.add(String.valueOf(item));
      }
    }
    return texts;
  }

  /** Logical units are named by the unique identifiers of their volumes. */
  private static List<Volume> volumes(Cluster s, Map<String, Object> in) {
    List<Volume> found = new ArrayList<>();
    for (String uid : texts(in, "LUNames")) {
      int id = Names.vdisk(s.site().array(), uid);
      Volume volume = id < 0 ? null : s.site().volumes().getOrNull(id);
      if (volume == null || found.contains(volume)) {
        throw new Code(WRONG_UNIT);
      }
      found.add(volume);
    }
    if (found.isEmpty()) {
      throw new Code(INVALID_PARAMETER);
    }
    return found;
  }

  /** The hosts that initiators belong to; what one port sees all do. */
  private static Set<Host> seers(Cluster s, Map<String, Object> in) {
    Set<Host> hosts = new LinkedHashSet<>();
    for (String port : texts(in, "InitiatorPortIDs")) {
      HostViews.Initiator known = initiator(s, port);
      if (known == null) {
        throw new Code(WRONG_INITIATOR);
      }
      hosts.add(known.host());
    }
    if (hosts.isEmpty()) {
      throw new Code(INVALID_PARAMETER);
    }
    return hosts;
  }

  /** Ports of the system may be named, but a host uses them all. */
  private static void requirePorts(Cluster s, Map<String, Object> in) {
    for (String port : texts(in, "TargetPortIDs")) {
      if (!s.site().masking().ports().values().exists(p -> p.name().equalsIgnoreCase(port))) {
        throw new Code(WRONG_TARGET);
      }
    }
  }

  private static List<Integer> numbers(Map<String, Object> in, int count) {
    List<String> given = texts(in, "DeviceNumbers");
    if (!given.isEmpty() && given.size() != count) {
      throw new Code(INVALID_PARAMETER);
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(given.isEmpty() ? LOWEST_FREE : number(given.get(i)));
    }
    return numbers;
  }

  private static int number(String hexadecimal) {
    int number =
        hexadecimal.matches("[0-9A-Fa-f]{1,8}") ? Integer.parseUnsignedInt(hexadecimal, 16) : -1;
    if (number < 0 || number > MOST) {
      throw new Code(INVALID_PARAMETER);
    }
    return number;
  }
}
