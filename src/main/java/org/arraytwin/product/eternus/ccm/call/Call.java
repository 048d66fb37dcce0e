package org.arraytwin.product.eternus.ccm.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Limits;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Part;
import org.arraytwin.product.eternus.session.Status;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.HostContext;
import org.arraytwin.replication.copy.Run;
import org.jspecify.annotations.Nullable;

/** One use of a command: what was typed, where it acts, what it answers. */
public final class Call {
  private final HostContext context;
  private final Catalog catalog;
  private final Store store;
  private final Map<Integer, StatusTable> statuses;
  private final Map<Integer, Limits> limits;
  private final Syntax.Arguments arguments;
  private final Response response = new Response();

  public Call(
      HostContext context,
      Catalog catalog,
      Store store,
      Map<Integer, StatusTable> statuses,
      Map<Integer, Limits> limits,
      Syntax.Arguments arguments) {
    this.context = context;
    this.catalog = catalog;
    this.store = store;
    this.statuses = Map.copyOf(statuses);
    this.limits = Map.copyOf(limits);
    this.arguments = arguments;
  }

  public Syntax.Arguments arguments() {
    return arguments;
  }

  public Catalog catalog() {
    return catalog;
  }

  public Store store() {
    return store;
  }

  public Response response() {
    return response;
  }

  public FleetAt now() {
    return context.fleet().now();
  }

  /**
   * The storage system of that name as of now.
   *
   * @throws CcmException where this server does not operate it
   */
  public Box box(String name) {
    FleetAt at = now();
    for (int id : context.arrays()) {
      if (at.fleet().site(id).name().equals(name)) {
        return new Box(at, id);
      }
    }
    String known =
        String.join(", ", context.arrays().stream().map(id -> at.fleet().site(id).name()).toList());
    throw new CcmException(Trouble.NO_ARRAY, name, known);
  }

  /**
   * The storage system that a name or the Box ID of 40 characters means, operated or not.
   *
   * @return its id
   * @throws CcmException where there is none
   */
  public int array(String name) {
    for (Site site : now().fleet().sites()) {
      if (Names.boxId(site.array()).equals(name)) {
        return site.array().id();
      }
    }
    return box(name).array();
  }

  /** The name of a storage system that this server operates, or the Box ID of any other. */
  public String name(int array) {
    Site site = site(array);
    return context.arrays().contains(array) ? site.name() : Names.boxId(site.array());
  }

  /**
   * The volume of that name as of now.
   *
   * @throws CcmException where there is none
   */
  public Volume volume(VolumeRef ref) {
    Volume volume = box(ref.box()).volume(ref.number());
    if (volume == null) {
      throw new CcmException(Trouble.NO_VOLUME, ref.text());
    }
    return volume;
  }

  /**
   * The same of one that responds.
   *
   * @throws CcmException where this server does not operate it, or it has no power
   */
  public Box answering(String name) {
    Box box = box(name);
    if (!box.site().powered()) {
      throw new CcmException(Trouble.NO_ANSWER, name);
    }
    return box;
  }

  /**
   * The session of a pair as its source's box, or else its destination's, knows it; or null.
   *
   * @throws CcmException where neither responds
   */
  @Nullable CopySession session(Pair pair) {
    Box from = box(pair.source().box());
    Box to = box(pair.target().box());
    if (!to.site().powered()) {
      answering(from.site().name());
    }
    Part part = part(pair);
    Run source = part.from(volume(pair.source()));
    Run target = part.to(volume(pair.target()));
    CopySession known =
        from.site().powered() ? from.between(from.array(), source, to.array(), target) : null;
    return known != null || from.array() == to.array() || !to.site().powered()
        ? known
        : to.between(from.array(), source, to.array(), target);
  }

  /**
   * A session as each of its boxes that responds knows it, the one given first; alone where the two
   * are in touch, for then either tells the other.
   */
  List<CopySession> halves(CopySession session) {
    int far =
        session.array() == session.sourceArray() ? session.targetArray() : session.sourceArray();
    Box other = new Box(now(), far);
    CopySession same =
        other.site().powered() && !now().fleet().inTouch(session.array(), far)
            ? other.between(
                session.sourceArray(), session.from(), session.targetArray(), session.to())
            : null;
    return same == null || same.array() == session.array()
        ? List.of(session)
        : List.of(session, same);
  }

  /** What a pair copies, and where to. */
  public Part part(Pair pair) {
    return pair.whole()
        ? Part.whole(volume(pair.source()), volume(pair.target()))
        : new Part(pair.source().start(), pair.target().start(), pair.source().size());
  }

  /** Some grains of a volume of a storage system as commands name them. */
  public VolumeRef ref(int array, Run run) {
    Volume volume = new Box(now(), array).volume(run.volume());
    long first = run.first() * CopySession.BLOCKS_PER_GRAIN;
    long blocks = run.grains() * CopySession.BLOCKS_PER_GRAIN;
    boolean whole = volume != null && blocks == volume.sizeBytes() / CopySession.BLOCK_BYTES;
    return whole
        ? VolumeRef.whole(name(array), run.volume())
        : new VolumeRef(name(array), run.volume(), first, blocks);
  }

  public Status status(CopySession session) {
    return Objects.requireNonNull(statuses.get(session.array()), "every array has its words")
        .of(session.kind(), session.state());
  }

  public Orders orders(int array) {
    ProductConfig config =
        Objects.requireNonNull(context.configs().get(array), "every array has its product file");
    return Orders.of(
        array, config, Objects.requireNonNull(limits.get(array), "every array has its limits"));
  }

  public Site site(int array) {
    return now().fleet().site(array);
  }

  /**
   * Has a command carried out.
   *
   * @param kind of the session that it is about
   * @param act what is done to it
   * @throws CcmException where the storage system refuses it
   */
  public void execute(Command command, Kind kind, Act act) {
    Outcome outcome = context.fleet().execute(command);
    Refusal refusal = outcome.refusal();
    if (refusal != null) {
      throw catalog.failure(refusal, kind, act);
    }
  }
}
