package org.arraytwin.product.eternus.cim.service;

import java.util.Locale;
import java.util.Map;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.masking.AddInitiator;
import org.arraytwin.fleet.masking.RemoveInitiator;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.wbem.MethodResult;

/** FUJITSU_StorageHardwareIDManagementService: initiators become known, or are forgotten. */
final class ManageHosts {
  private static final String CREATE = "CreateStorageHardwareID";
  private static final String DELETE = "DeleteStorageHardwareID";

  private final Calls calls;
  private final Paths paths;
  private final Capacity capacity;

  ManageHosts(Calls calls, Paths paths, Capacity capacity) {
    this.calls = calls;
    this.paths = paths;
    this.capacity = capacity;
  }

  MethodResult create(Box box, Map<String, Object> in) {
    Given given = new Given(CREATE, box, in);
    return calls.answer(
        given,
        () -> {
          String id = given.text("StorageID");
          Long type = given.number("IDType");
          if (id == null || type == null) {
            throw given.refused(Reason.INV_INPUT_EXCEEDS_LENGTH, "StorageID, IDType", "missing");
          }
          boolean iscsi = id.indexOf('.') >= 0;
          if (type != idType(iscsi)) {
            throw given.refused(
                Reason.INV_INPUT_PARAM_CONFLICT, "IDType", type + ", not that of " + id);
          }
          Box after =
              calls.execute(
                  steps -> {
                    new AddInitiator(calls.array(), id).decide(steps);
                    capacity.masking(steps);
                  });
          return Calls.out("HardwareID", paths.ofInitiator(after, id.toLowerCase(Locale.ROOT)));
        });
  }

  MethodResult delete(Box box, Map<String, Object> in) {
    Given given = new Given(DELETE, box, in);
    return calls.answer(
        given,
        () -> {
          String initiator =
              given.needed("HardwareID", Reason.NON_EXISTENT_INITIATOR, paths::initiator);
          calls.execute(new RemoveInitiator(calls.array(), initiator));
          return Map.of();
        });
  }

  private static long idType(boolean iscsi) {
    return iscsi ? HostIds.ISCSI_NAME : HostIds.PORT_WWN;
  }
}
