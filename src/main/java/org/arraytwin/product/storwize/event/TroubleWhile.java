package org.arraytwin.product.storwize.event;

import java.util.Locale;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.VdiskCard;
import org.arraytwin.replication.TargetHalf;

/** What an event complains of, asked of a system as it is now; the words of events.xml. */
enum TroubleWhile {
  /** The node does not run. */
  NODE_DOWN {
    @Override
    boolean holds(Cluster s, Subject about) {
      return s.site().health().down().contains(about.index());
    }
  },
  /** Not all nodes of the I/O group run, so that it has no write cache. */
  GROUP_WITHOUT_CACHE {
    @Override
    boolean holds(Cluster s, Subject about) {
      return s.site().running(about.index()) < 2;
    }
  },
  /** No node of the I/O group runs. */
  GROUP_DOWN {
    @Override
    boolean holds(Cluster s, Subject about) {
      return s.site().running(about.index()) == 0;
    }
  },
  /** The bitmaps of the I/O group cannot be read. */
  BITMAPS_LOST {
    @Override
    boolean holds(Cluster s, Subject about) {
      return !s.site().bitmapsOf(about.index());
    }
  },
  /** The pool does not serve its volumes. */
  POOL_OFFLINE {
    @Override
    boolean holds(Cluster s, Subject about) {
      return !s.site().health().pool(about.index()).serves();
    }
  },
  /** Disks of the pool are not as they should be. */
  POOL_DEGRADED {
    @Override
    boolean holds(Cluster s, Subject about) {
      return !s.site().health().pool(about.index()).disks().isEmpty();
    }
  },
  /** No space is left in the pool. */
  POOL_FULL {
    @Override
    boolean holds(Cluster s, Subject about) {
      return s.site().health().pool(about.index()).full();
    }
  },
  /** The pool has reached the use at which it warns. */
  POOL_WARNS {
    @Override
    boolean holds(Cluster s, Subject about) {
      return s.site().health().pool(about.index()).warned();
    }
  },
  /** The volume is not online. */
  VOLUME_OFFLINE {
    @Override
    boolean holds(Cluster s, Subject about) {
      Volume volume = about.gone() ? null : s.site().volumes().getOrNull(about.index());
      return volume != null && !s.online(volume);
    }
  },
  /** The thin volume takes as much as it was to warn of. */
  VOLUME_WARNS {
    @Override
    boolean holds(Cluster s, Subject about) {
      Volume volume = about.gone() ? null : s.site().volumes().getOrNull(about.index());
      return volume != null
          && VdiskCard.of(s, volume).warns(Space.taken(s.at(), s.array(), volume));
    }
  },
  /** The other system cannot be reached. */
  PARTNER_LOST {
    @Override
    boolean holds(Cluster s, Subject about) {
      TargetHalf target = s.site().target(about.name());
      return target != null && !s.at().fleet().inTouch(s.array(), target.peer());
    }
  },
  /** The relationships do not run. */
  RELATIONSHIP_STOPPED {
    @Override
    boolean holds(Cluster s, Subject about) {
      return RemoteCopies.of(s).relationships().stream()
          .filter(r -> about.names(r))
          .map(Relationship::state)
          .anyMatch(state -> !state.endsWith("copying") && !state.endsWith("synchronized"));
    }
  },
  /** The mapping is stopped or suspended. */
  MAPPING_STOPPED {
    @Override
    boolean holds(Cluster s, Subject about) {
      Mapping mapping = about.gone() ? null : s.mapping(about.index());
      return mapping != null
          && (mapping.status().equals("stopped") || mapping.status().equals("suspended"));
    }
  };

  static TroubleWhile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  abstract boolean holds(Cluster s, Subject about);
}
