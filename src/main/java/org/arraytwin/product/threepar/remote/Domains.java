package org.arraytwin.product.threepar.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.Note;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * The domains of an array: CPGs are in one or in none, and volumes where their CPG is; a remote
 * copy group takes volumes of its own domain only (WSAPI).
 *
 * @param desk where orders about them are taken
 */
public record Domains(CopyDesk desk) {
  private static final String DOMAIN = "domain";
  private static final String CREATED = "created";
  private static final String ID = "id";
  private static final String NONE = "no domain";
  private static final String SPELT = "[A-Za-z0-9][A-Za-z0-9_.-]*";
  private static final int LONGEST = 31;

  /** The names of all, in the order in which they were created. */
  public static List<String> all(Site site) {
    return Note.all(site, Note.Shelf.DOMAIN).stream().map(Note::id).toList();
  }

  /** The id of one, from 1. */
  public static long id(Site site, String domain) {
    Note note = Note.find(site, Note.Shelf.DOMAIN, domain);
    return note == null ? 0 : note.number(ID);
  }

  /** Virtual time when one was created, microseconds. */
  public static long created(Site site, String domain) {
    Note note = Note.find(site, Note.Shelf.DOMAIN, domain);
    return note == null ? 0 : note.number(CREATED);
  }

  /** That of a volume, empty for none. */
  public static String of(Site site, Volume volume) {
    return of(site, volume.pool());
  }

  /** That of a CPG, empty for none. */
  public static String of(Site site, int pool) {
    Note note = Note.find(site, Note.Shelf.CPG, String.valueOf(pool));
    return note == null ? "" : note.value(DOMAIN);
  }

  /** That of a group, empty for none. */
  public static String of(Site site, GroupHalf half) {
    return GroupNotes.value(site, half.id(), DOMAIN);
  }

  /** A domain in words. */
  public static String word(String domain) {
    return domain.isEmpty() ? NONE : "domain " + domain;
  }

  /** What keeps a CPG from serving a domain, in words; null where nothing does. */
  public static @Nullable String problem(Site site, String pool, String domain) {
    Pool found = site.pools().find(p -> p.name().equals(pool)).getOrNull();
    if (found == null || of(site, found.id()).equals(domain)) {
      return null;
    }
    return "CPG is not in the same domain: "
        + pool
        + " on "
        + site.name()
        + " is in "
        + word(of(site, found.id()))
        + ", not in "
        + word(domain);
  }

  /**
   * Creates one.
   *
   * @throws CopyRefused where there is one of that name, or a domain cannot have it
   */
  public void create(String name) {
    desk.order(
        name,
        copies -> {
          if (!name.matches(SPELT) || name.length() > LONGEST) {
            throw CopyRefused.input(
                "invalid name "
                    + name
                    + "; 1 to "
                    + LONGEST
                    + " letters, digits, and behind the first character _ - . are legal");
          }
          if (Note.find(copies.site(), Note.Shelf.DOMAIN, name) != null) {
            throw CopyRefused.input("domain " + name + " already exists");
          }
          long last = 0;
          for (Note note : Note.all(copies.site(), Note.Shelf.DOMAIN)) {
            last = Math.max(last, note.number(ID));
          }
          Note made = new Note(Note.Shelf.DOMAIN, name, Map.of(ID, String.valueOf(last + 1)));
          return Decision.of(made.with(CREATED, String.valueOf(copies.at().now())).put());
        });
  }

  /**
   * Removes one that nothing is in.
   *
   * @throws CopyRefused where a CPG or a group is in it, or it is not there
   */
  public void remove(String name) {
    desk.order(
        name,
        copies -> {
          Site site = copies.site();
          require(site, name);
          List<String> inside = new ArrayList<>();
          for (Pool pool : site.pools()) {
            if (of(site, pool.id()).equals(name)) {
              inside.add("CPG " + pool.name());
            }
          }
          for (GroupHalf half : site.groups().filter(Objects::nonNull)) {
            if (of(site, half).equals(name)) {
              inside.add("group " + half.group());
            }
          }
          if (!inside.isEmpty()) {
            throw CopyRefused.inUse(
                "domain "
                    + name
                    + " is in use by "
                    + String.join(", ", inside)
                    + "; move that first");
          }
          return Decision.of(new Note(Note.Shelf.DOMAIN, name, Map.of()).remove());
        });
  }

  /**
   * Moves a CPG with its volumes into a domain, or out of all.
   *
   * @param domain empty for none
   * @throws CopyRefused where a volume of it is in a group, or one of both is not there
   */
  public void move(String pool, String domain) {
    desk.order(
        pool,
        copies -> {
          Site site = copies.site();
          Pool found = site.pools().find(p -> p.name().equals(pool)).getOrNull();
          if (found == null) {
            throw CopyRefused.input("CPG " + pool + " does not exist on the system");
          }
          if (!domain.isEmpty()) {
            require(site, domain);
          }
          for (Volume volume : site.volumes()) {
            GroupHalf half = volume == null ? null : site.groupOf(volume.id());
            if (volume != null && half != null && volume.pool() == found.id()) {
              throw CopyRefused.inUse(
                  "CPG "
                      + pool
                      + " cannot be moved: its virtual volume "
                      + volume.name()
                      + " is in Remote Copy group "
                      + half.group()
                      + "; dismiss it first");
            }
          }
          Note note = new Note(Note.Shelf.CPG, String.valueOf(found.id()), Map.of(DOMAIN, domain));
          return Decision.of(domain.isEmpty() ? note.remove() : note.put());
        });
  }

  /** Puts a group that has just been created into a domain, on both sides. */
  public void assign(List<GroupHalf> halves, String domain) {
    halves.forEach(half -> GroupNotes.put(desk, half, DOMAIN, domain));
  }

  /**
   * Requires that a domain is there.
   *
   * @throws CopyRefused where it is not
   */
  public static void require(Site site, String domain) {
    if (Note.find(site, Note.Shelf.DOMAIN, domain) == null) {
      throw CopyRefused.input("domain " + domain + " does not exist on the system");
    }
  }
}
