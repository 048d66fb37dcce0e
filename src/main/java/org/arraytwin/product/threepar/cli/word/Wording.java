package org.arraytwin.product.threepar.cli.word;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;

/**
 * The core's refusals in the words of InForm OS. The manuals give few texts (sources:
 * docs/FIDELITY.md): those are used as they are; the rest follow the names that the web services
 * API has for the same conditions, with the object, its state and what would be legal behind them.
 */
public final class Wording {
  /** Of every word that needs Remote Copy. */
  static final String NOT_READY = "Remote Copy config is not started";

  private static final String NOT_STARTED = "Group isn't started";

  /** A half of a group with two targets, as the core names it. */
  private static final Pattern FURTHER_TARGET = Pattern.compile("(group [^@\\s]+)@([^\\s;,]+)");

  /** A volume, as the core names it. */
  private static final Pattern VOLUME = Pattern.compile("volume (\\S+) on .*");

  private Wording() {}

  static String of(Refusal refusal, String subject) {
    Reason reason = refusal.reason();
    if (reason == Reason.NON_EXISTENT_RCOPY_GROUP) {
      return noGroup(subject);
    }
    if (reason == Reason.RCOPY_GROUP_NOT_STARTED && refusal.asked().equals("syncrcopy")) {
      return NOT_STARTED;
    }
    if (reason == Reason.RCOPY_IS_NOT_READY) {
      return NOT_READY;
    }
    boolean inUse = reason == Reason.VOL_IS_SOURCE || reason == Reason.VOL_IS_TARGET;
    Matcher volume = VOLUME.matcher(refusal.object());
    String about = inUse && volume.matches() ? volume.group(1) : subject;
    return sentence(reason, about) + ": " + detail(refusal);
  }

  static String noGroup(String name) {
    return "group matching " + name + " does not exist on the system";
  }

  private static String detail(Refusal refusal) {
    return shown(refusal.object() + " is " + refusal.state() + "; " + refusal.legal());
  }

  /** A text of the core in which halves of groups with two targets are told as users know them. */
  public static String shown(String text) {
    return FURTHER_TARGET.matcher(text).replaceAll("$1 for target $2");
  }

  private static String sentence(Reason reason, String subject) {
    return switch (reason) {
      case NON_EXISTENT_ARRAY -> "System does not exist";
      case NON_EXISTENT_LINK -> "Link does not exist";
      case NON_EXISTENT_VOLUME -> "Virtual volume does not exist";
      case NON_EXISTENT_POOL -> "CPG does not exist on the system";
      case NO_SPACE -> "CPG has not enough space";
      case POOL_IS_OFFLINE, POOL_HAS_LOST_DATA -> "CPG cannot be used";
      case NON_EXISTENT_TARGET -> "Target does not exist on the system";
      case EXISTENT_VOL_WWN -> "WWN of the virtual volume already exists";
      case EXISTENT_TARGET -> "Target " + subject + " already exists";
      case RCOPY_TARGET_IS_IN_USE -> "Target " + subject + " is in use";
      case LINK_IS_IN_USE -> "Link is admitted already";
      case LINK_IS_NOT_IN_USE -> "Link is not admitted";
      case EXISTENT_VOLUME -> "Virtual volume already exists";
      case EXISTENT_RCOPY_GROUP -> "Group " + subject + " already exists";
      case INV_INPUT_ILLEGAL_CHAR -> "Name " + subject + " has an illegal character";
      case INV_INPUT_EXCEEDS_LENGTH -> "Length of name " + subject + " is not legal";
      case INV_INPUT_PARAM_CONFLICT -> "Options conflict";
      case INV_INPUT_EXCEEDS_RANGE -> "Value is above its range";
      case INV_INPUT_BELOW_RANGE -> "Value is below its range";
      case NO_LICENCE -> "System is not licensed for Remote Copy";
      case RCOPY_IS_READY -> "Remote Copy is already started";
      case ARRAY_WITHOUT_POWER -> "System has no power";
      case ARRAY_HAS_POWER -> "System has power";
      case LINK_IS_CUT -> "Link is down";
      case LINK_IS_UP -> "Link is up";
      default -> groupSentence(reason, subject);
    };
  }

  private static String groupSentence(Reason reason, String subject) {
    return switch (reason) {
      case RCOPY_TARGET_IS_NOT_READY -> "Target of group " + subject + " is not ready";
      case RCOPY_GROUP_NOT_STARTED -> NOT_STARTED;
      case RCOPY_GROUP_STARTED -> "Group " + subject + " is started";
      case RCOPY_GROUP_NOT_STOPPED -> "Group " + subject + " is not stopped";
      case RCOPY_GROUP_NOT_FAILSAFE -> "Group " + subject + " is not in failsafe state";
      case RCOPY_GROUP_IS_BUSY -> "Group " + subject + " is busy";
      case RCOPY_GROUP_EMPTY -> "Group " + subject + " has no virtual volumes";
      case RCOPY_GROUP_IN_FAILOVER_STATE -> "Group " + subject + " is in failover state";
      case RCOPY_GROUP_INVOLVED_IN_SYNCHRONIZATION -> "Group " + subject + " is being synchronized";
      case RCOPY_GROUP_IS_NOT_PERIODIC -> "Group " + subject + " is not periodic";
      case RCOPY_GROUP_IS_NOT_SYNCED -> "Group " + subject + " is not synced";
      case OPERATION_ONLY_ON_PRIMARY_SIDE ->
          "Operation is allowed on the primary side of group " + subject + " only";
      case OPERATION_ONLY_ON_SECONDARY_SIDE ->
          "Operation is allowed on the secondary side of group " + subject + " only";
      case INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT ->
          "Role of group " + subject + " does not allow the operation";
      case INV_POLICY_FOR_PERIODIC_GROUP -> "Policy is not valid for periodic group " + subject;
      case INV_POLICY_FOR_SYNC_GROUP -> "Policy is not valid for synchronous group " + subject;
      case RCOPY_GROUP_MODE_NOT_SUPPORTED ->
          "Group with different modes on a single target is not supported";
      case RCOPY_GROUP_TOO_MANY_TARGETS -> "Group " + subject + " has too many targets";
      case RCOPY_GROUP_TARGET_NOT_UNIQUE -> "Target of group " + subject + " is not unique";
      case RCOPY_MAX_SYNC_TARGET_REACHED -> "Maximum number of synchronous targets is reached";
      case RCOPY_MAX_PERIODIC_TARGET_REACHED -> "Maximum number of periodic targets is reached";
      case MAX_GROUP_REACHED_PERIODIC -> "Maximum number of periodic groups is reached";
      case INV_OPERATION_ON_MULTIPLE_TARGETS ->
          "Operation is not allowed on group " + subject + ", which has more than one target";
      default -> volumeSentence(reason, subject);
    };
  }

  private static String volumeSentence(Reason reason, String subject) {
    return switch (reason) {
      case VOL_SIZE_NOT_MATCH -> "Sizes of the virtual volume and of its remote volume differ";
      case VOL_IN_OTHER_GROUP -> "Virtual volume is already in a Remote Copy group";
      case VOL_NOT_IN_GROUP -> "Virtual volume is not in group " + subject;
      case VOL_IS_EXPOSED -> "Virtual volume is exported";
      case MAX_VOL_REACHED_SYNC, MAX_VOL_REACHED_PERIODIC ->
          "Group " + subject + " has as many virtual volumes as it can have";
      case VOL_IS_READ_ONLY -> "Virtual volume is read-only";
      case VOL_IO_HELD -> "I/O of the virtual volume is held";
      case VOL_IO_FAILED -> "I/O of the virtual volume has failed";
      default -> copySentence(reason, subject);
    };
  }

  private static String copySentence(Reason reason, String subject) {
    return switch (reason) {
      case SESSION_IS_BUSY -> "Virtual volume " + subject + " is being copied or promoted";
      case SESSION_IS_ACTIVE -> "Virtual volume " + subject + " is a copy already";
      case SESSION_IS_NOT_ACTIVE -> "Nothing of virtual volume " + subject + " is under way";
      case SESSION_IS_BROKEN -> "Last copy of virtual volume " + subject + " has failed";
      case VOL_IS_TARGET -> "Virtual volume " + subject + " is in use by another copy";
      case VOL_IS_SOURCE -> "Virtual volume " + subject + " is in use by its copies";
      case VOL_SAME -> "Virtual volume " + subject + " cannot be a copy of itself";
      case VOL_ENTANGLED -> "Virtual volume " + subject + " and its parent depend on each other";
      default -> "Operation on " + subject + " is not possible (" + reason + ")";
    };
  }
}
