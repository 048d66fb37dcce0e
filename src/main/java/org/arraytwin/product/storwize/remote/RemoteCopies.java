package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * What one system knows of remote copies.
 *
 * @param in the system
 */
public record RemoteCopies(Cluster in) {
  /** The kind of session that relationships are. */
  public static final String KIND = "storwize-remote-copy";

  public static RemoteCopies of(Cluster cluster) {
    return new RemoteCopies(cluster);
  }

  /** All relationships, by id. */
  public List<Relationship> relationships() {
    List<Relationship> all = new ArrayList<>();
    for (GroupHalf half : in.site().groups().iterator().filter(Objects::nonNull)) {
      for (int i = 0; half.kind().equals(KIND) && i < half.pairs().size(); i++) {
        all.add(new Relationship(in, half, i));
      }
    }
    all.removeIf(Relationship::gone);
    all.sort(Comparator.comparingInt(Relationship::id));
    return all;
  }

  /** The relationship that a name or an id means, or null. */
  public @Nullable Relationship relationship(String nameOrId) {
    int id = Names.id(nameOrId);
    return id >= 0
        ? ofVolume(id)
        : relationships().stream().filter(r -> r.name().equals(nameOrId)).findFirst().orElse(null);
  }

  /** The relationship of a volume, which has its number; or null. */
  public @Nullable Relationship ofVolume(int vdisk) {
    for (GroupHalf half : in.site().groupsOf(vdisk)) {
      int index = half.kind().equals(KIND) ? half.pairs().at(vdisk) : -1;
      Relationship one = index < 0 ? null : new Relationship(in, half, index);
      if (one != null && !one.gone()) {
        return one;
      }
    }
    return null;
  }

  /** All consistency groups, by id. */
  public List<RelationshipGroup> groups() {
    List<RelationshipGroup> all = new ArrayList<>();
    for (Card card : Card.all(in.site().documents(), Drawer.RELATIONSHIP_GROUP)) {
      all.add(new RelationshipGroup(in, card));
    }
    all.sort(Comparator.comparingInt(g -> Integer.parseInt(g.id())));
    return all;
  }

  /** The consistency group that a name or an id means, or null. */
  public @Nullable RelationshipGroup group(String nameOrId) {
    return groups().stream()
        .filter(g -> g.id().equals(nameOrId) || g.name().equals(nameOrId))
        .findFirst()
        .orElse(null);
  }

  /** The systems that a link joins to this one. */
  List<TargetHalf> joined() {
    return in.site()
        .targets()
        .filter(t -> other(t).array().product().equals(in.site().array().product()))
        .toJavaList();
  }

  /** What this system makes of each that a link joins to it. */
  public List<Partnership> partnerships() {
    return joined().stream().map(t -> Partnership.of(in, t)).toList();
  }

  /** The systems that this one has its half of a partnership with. */
  public List<TargetHalf> partners() {
    return partnerships().stream()
        .filter(Partnership::configured)
        .map(Partnership::target)
        .toList();
  }

  /** Whether a name, an id or an address means a system. */
  static boolean means(StorageArray system, String text) {
    return system.name().equals(text)
        || Names.systemId(system).equalsIgnoreCase(text)
        || Names.address(system).equals(text);
  }

  /** The site of a partner. */
  public Site other(TargetHalf partner) {
    return in.at().fleet().site(partner.peer());
  }

  /** The system of a partner. */
  public Cluster system(TargetHalf partner) {
    return new Cluster(in.at(), partner.peer(), in.data());
  }

  /** The partner that a name or an id means, or null. */
  public @Nullable TargetHalf partner(String nameOrId) {
    return partners().stream()
        .filter(t -> means(other(t).array(), nameOrId))
        .findFirst()
        .orElse(null);
  }
}
