package org.arraytwin.wbem.store;

import static org.arraytwin.wbem.ClassBuilder.flag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.wbem.Answer;
import org.arraytwin.wbem.AssociationFilter;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.ClassBuilder;
import org.arraytwin.wbem.ClassForm;
import org.arraytwin.wbem.InstanceForm;
import org.arraytwin.wbem.InstanceWrite;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.Operation;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.SchemaWrite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients add beside what a product serves. */
class StoredModelTest {
  private static final String NS = SampleNamespace.NAME;
  private static final CimClass BOOK =
      ClassBuilder.of("X_Book")
          .key("CreationClassName", CimType.STRING)
          .key("Id", CimType.UINT64)
          .property("Title", CimType.STRING)
          .property("Pages", CimType.UINT16)
          .array("Words", CimType.STRING)
          .build();
  private static final CimClass TELLS =
      ClassBuilder.of("X_Tells")
          .is(flag("Association"))
          .keyReference("Book", "X_Book")
          .keyReference("Of", "CIM_StorageVolume")
          .property("Chapter", CimType.UINT8)
          .build();

  private final MemoryShelf shelf = new MemoryShelf();
  private final StoredModel model =
      new StoredModel(Model.of(List.of(new SampleNamespace(4))), shelf);
  private final CimServer server = new CimServer(() -> "127.0.0.1:5988", model);

  @BeforeEach
  void addClasses() {
    server.answer(new SchemaWrite.SetQualifier(NS, flagType("Association", "association")));
    server.answer(new SchemaWrite.CreateClass(NS, BOOK));
    server.answer(new SchemaWrite.CreateClass(NS, TELLS));
  }

  private static QualifierType flagType(String name, String... scopes) {
    return new QualifierType(
        name, CimType.BOOLEAN, false, false, List.of(scopes), new Flavor(false, true, false));
  }

  /** An instance typed by itself, as the codec reads it. */
  private static CimInstance given(String className, Object... namesAndValues) {
    List<CimProperty> properties = new ArrayList<>();
    Object[] values = new Object[namesAndValues.length / 3];
    for (int i = 0; i < values.length; i++) {
      CimType type = (CimType) namesAndValues[3 * i + 1];
      values[i] = namesAndValues[3 * i + 2];
      properties.add(
          new CimProperty(
              (String) namesAndValues[3 * i],
              type,
              values[i] instanceof List,
              0,
              null,
              null,
              Qualifiers.NONE,
              className,
              false));
    }
    CimClass own = new CimClass(className, null, Qualifiers.NONE, properties, List.of());
    return new CimInstance(InstanceLayout.of(own), values, null, null);
  }

  private ObjectPath book(long id, String title) {
    CimInstance book = given("X_Book", "Id", CimType.UINT64, id, "Title", CimType.STRING, title);
    Answer answer = server.answer(new InstanceWrite.CreateInstance(NS, book));
    return ((Answer.OneName) answer).path();
  }

  private ObjectPath tells(ObjectPath book, long volume) {
    Answer answer =
        server.answer(
            new InstanceWrite.CreateInstance(
                NS,
                given(
                    "X_Tells",
                    "Book",
                    CimType.REFERENCE,
                    book,
                    "Of",
                    CimType.REFERENCE,
                    volume(volume))));
    return ((Answer.OneName) answer).path();
  }

  /** As clients send it: keys as text, in another order, with a host. */
  private static ObjectPath volume(long id) {
    return new ObjectPath(
        "127.0.0.1",
        NS,
        "tpd_storagevolume",
        List.of(
            new ObjectPath.Key("deviceid", String.valueOf(id)),
            new ObjectPath.Key("SystemName", "london")));
  }

  private CimInstance get(ObjectPath path) {
    Answer answer =
        server.answer(
            new Operation.GetInstance(
                path.namespace() == null ? NS : path.namespace(), path, InstanceForm.ALL));
    return ((Answer.OneInstance) answer).instance();
  }

  private static <T> List<T> list(Iterator<T> all) {
    List<T> items = new ArrayList<>();
    all.forEachRemaining(items::add);
    return items;
  }

  private List<CimInstance> books() {
    Answer answer =
        server.answer(new Operation.EnumerateInstances(NS, "X_Book", true, InstanceForm.ALL));
    return list(((Answer.NamedInstances) answer).instances());
  }

  private CimStatus refused(Operation operation) {
    CimException e = catchThrowableOfType(CimException.class, () -> server.answer(operation));
    assertThat(e).as("refused").isNotNull();
    return e.status();
  }

  @Test
  void whatClientsKeepIsBounded() {
    ObjectPath first = book(1, "Ficciones");
    shelf.maxBytes = shelf.documents().size() + 20;
    CimException full =
        catchThrowableOfType(CimException.class, () -> book(2, "Tlon, Uqbar, Orbis Tertius"));
    assertThat(full.status()).isEqualTo(CimStatus.SERVER_LIMITS_EXCEEDED);
    assertThat(full).hasMessageContaining("stored-bytes");
    server.answer(new InstanceWrite.DeleteInstance(NS, first));
    long empty = shelf.documents().size();
    ObjectPath emma = book(3, "Emma");
    assertThat(shelf.documents().size()).isGreaterThan(empty);
    server.answer(new InstanceWrite.DeleteInstance(NS, emma));
    assertThat(shelf.documents().size()).isEqualTo(empty);
  }

  @Test
  void aBookCanBeCreatedReadChangedAndDeleted() {
    ObjectPath path = book(7, "The \u00fcber book \ud83d\ude00 \ud800");
    assertThat(path.toString()).isEqualTo("root/sample:X_Book.CreationClassName=\"X_Book\",Id=7");
    CimInstance read = get(path);
    assertThat(read.get("title")).isEqualTo("The \u00fcber book \ud83d\ude00 \ud800");
    assertThat(read.get("Pages")).isNull();
    server.answer(
        new InstanceWrite.ModifyInstance(
            NS,
            path,
            given(
                "x_book",
                "Pages",
                CimType.UINT16,
                300L,
                "Words",
                CimType.STRING,
                Arrays.asList("a", null),
                "Id",
                CimType.UINT64,
                7L),
            null));
    assertThat(get(path).get("Pages")).isEqualTo(300L);
    assertThat(get(path).get("Words")).isEqualTo(Arrays.asList("a", null));
    assertThat(get(path).get("Title")).isEqualTo(read.get("Title"));
    server.answer(new InstanceWrite.DeleteInstance(NS, path));
    assertThat(refused(new InstanceWrite.DeleteInstance(NS, path))).isEqualTo(CimStatus.NOT_FOUND);
    assertThat(books()).isEmpty();
  }

  @Test
  void aPropertyListSaysWhatIsChanged() {
    ObjectPath path = book(1, "One");
    CimInstance given =
        given("X_Book", "Pages", CimType.UINT16, 5L, "Words", CimType.STRING, List.of("x"));
    server.answer(
        new InstanceWrite.ModifyInstance(NS, path, given, List.of("TITLE", "pages", "Pages")));
    assertThat(get(path).get("Title")).as("in the list, not given").isNull();
    assertThat(get(path).get("Pages")).isEqualTo(5L);
    assertThat(get(path).get("Words")).as("given, not in the list").isNull();
    long version = shelf.documents().version();
    server.answer(new InstanceWrite.ModifyInstance(NS, path, given, List.of()));
    assertThat(shelf.documents().version()).as("an empty list changes nothing").isEqualTo(version);
    assertThat(refused(new InstanceWrite.ModifyInstance(NS, path, given, List.of("Colour"))))
        .isEqualTo(CimStatus.NO_SUCH_PROPERTY);
  }

  /** A client that reads the property as an instance could not read an answer with such a text. */
  @Test
  void aTextIsNoEmbeddedObject() {
    server.answer(new SchemaWrite.SetQualifier(NS, flagType("EmbeddedObject", "property")));
    server.answer(
        new SchemaWrite.CreateClass(
            NS,
            ClassBuilder.of("X_Box")
                .key("Id", CimType.UINT64)
                .property("Inside", CimType.STRING, flag("EmbeddedObject"))
                .build()));
    assertThat(refused(create("X_Box", "Id", CimType.UINT64, 1L, "Inside", CimType.STRING, "x")))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    CimInstance inside = given("X_Book", "Id", CimType.UINT64, 2L);
    ObjectPath box =
        ((Answer.OneName)
                server.answer(
                    create("X_Box", "Id", CimType.UINT64, 1L, "Inside", CimType.STRING, inside)))
            .path();
    assertThat(refused(new InstanceWrite.SetProperty(NS, box, "Inside", "<INSTANCE")))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    assertThat(get(box).get("Inside")).isInstanceOf(CimInstance.class);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ObjectPath path = book(1, "One");
    assertThat(refused(create("X_Book", "Id", CimType.UINT64, 1L)))
        .isEqualTo(CimStatus.ALREADY_EXISTS);
    assertThat(refused(create("X_Book", "Title", CimType.STRING, "no key")))
        .isEqualTo(CimStatus.INVALID_PARAMETER);
    assertThat(refused(create("X_Book", "Id", CimType.UINT32, 2L)))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    assertThat(refused(create("X_Book", "Id", CimType.UINT64, "two")))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    assertThat(refused(create("X_Book", "Id", CimType.UINT64, List.of(2L))))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    assertThat(refused(create("X_Book", "Colour", CimType.STRING, "red")))
        .isEqualTo(CimStatus.NO_SUCH_PROPERTY);
    assertThat(refused(create("X_None", "Id", CimType.UINT64, 2L)))
        .isEqualTo(CimStatus.INVALID_CLASS);
    assertThat(refused(create("CIM_ManagedElement", "ElementName", CimType.STRING, "x")))
        .isEqualTo(CimStatus.INVALID_PARAMETER);
    assertThat(refused(create("TPD_StorageVolume", "ElementName", CimType.STRING, "x")))
        .isEqualTo(CimStatus.NOT_SUPPORTED);
    CimInstance other = given("X_Book", "Id", CimType.UINT64, 2L);
    assertThat(refused(new InstanceWrite.ModifyInstance(NS, path, other, null)))
        .isEqualTo(CimStatus.INVALID_PARAMETER);
    assertThat(refused(new InstanceWrite.DeleteInstance(NS, volume(1))))
        .isEqualTo(CimStatus.NOT_SUPPORTED);
    assertThat(books()).hasSize(1);
  }

  private static Operation create(String className, Object... values) {
    return new InstanceWrite.CreateInstance(NS, given(className, values));
  }

  @Test
  void onePropertyCanBeReadAndWritten() {
    ObjectPath path = book(1, "One");
    assertThat(server.answer(new InstanceWrite.GetProperty(NS, path, "TITLE")))
        .isEqualTo(new Answer.PropertyValue(CimType.STRING, "One"));
    server.answer(new InstanceWrite.SetProperty(NS, path, "Pages", "0x10"));
    assertThat(get(path).get("Pages")).isEqualTo(16L);
    server.answer(new InstanceWrite.SetProperty(NS, path, "Title", null));
    assertThat(get(path).get("Title")).isNull();
    assertThat(refused(new InstanceWrite.SetProperty(NS, path, "Pages", "70000")))
        .isEqualTo(CimStatus.TYPE_MISMATCH);
    assertThat(refused(new InstanceWrite.SetProperty(NS, path, "Id", "2")))
        .isEqualTo(CimStatus.INVALID_PARAMETER);
    assertThat(refused(new InstanceWrite.GetProperty(NS, path, "Colour")))
        .isEqualTo(CimStatus.NO_SUCH_PROPERTY);
  }

  @Test
  void associationsLeadFromStoredToServedInstancesAndBack() {
    ObjectPath one = book(1, "One");
    ObjectPath two = book(2, "Two");
    tells(one, 0);
    ObjectPath link = tells(two, 0);
    tells(two, 3);
    assertThat(associators(volume(0), "X_Book"))
        .extracting(i -> i.get("Title"))
        .containsExactly("One", "Two");
    assertThat(associators(two, "TPD_StorageVolume"))
        .extracting(i -> i.get("DeviceID"))
        .containsExactly(0L, 3L);
    assertThat(get(link).get("Of")).isInstanceOf(ObjectPath.class);
    assertThat(((ObjectPath) get(link).get("Of")).host())
        .as("this server's host is no host")
        .isNull();
    server.answer(new InstanceWrite.DeleteInstance(NS, link));
    assertThat(associators(volume(0), "X_Book")).hasSize(1);
    server.answer(new InstanceWrite.DeleteInstance(NS, one));
    assertThat(associators(volume(0), "X_Book")).as("what is gone is not found").isEmpty();
  }

  private List<CimInstance> associators(ObjectPath of, String resultClass) {
    Answer answer =
        server.answer(
            new Operation.Associators(
                NS,
                of,
                new AssociationFilter("X_Tells", resultClass, null, null),
                new ClassForm(false, false, false, null)));
    return list(((Answer.ObjectsWithPath) answer).instances());
  }

  @Test
  void classesAreGuarded() {
    CimClass child = ClassBuilder.of("X_Novel", BOOK).property("Hero", CimType.STRING).build();
    CimClass orphan = new CimClass("X_Orphan", "X_None", Qualifiers.NONE, List.of(), List.of());
    server.answer(new SchemaWrite.CreateClass(NS, child));
    assertThat(refused(new SchemaWrite.CreateClass(NS, child))).isEqualTo(CimStatus.ALREADY_EXISTS);
    assertThat(refused(new SchemaWrite.CreateClass(NS, orphan)))
        .isEqualTo(CimStatus.INVALID_SUPERCLASS);
    assertThat(refused(new SchemaWrite.DeleteClass(NS, "x_book")))
        .isEqualTo(CimStatus.CLASS_HAS_CHILDREN);
    assertThat(refused(new SchemaWrite.ModifyClass(NS, BOOK)))
        .isEqualTo(CimStatus.CLASS_HAS_CHILDREN);
    server.answer(new SchemaWrite.DeleteClass(NS, "X_Novel"));
    ObjectPath path = book(1, "One");
    assertThat(refused(new SchemaWrite.DeleteClass(NS, "X_Book")))
        .isEqualTo(CimStatus.CLASS_HAS_INSTANCES);
    assertThat(refused(new SchemaWrite.DeleteClass(NS, "X_Novel"))).isEqualTo(CimStatus.NOT_FOUND);
    assertThat(refused(new SchemaWrite.DeleteClass(NS, "TPD_StorageVolume")))
        .isEqualTo(CimStatus.CLASS_HAS_INSTANCES);
    assertThat(refused(new SchemaWrite.DeleteClass(NS, "CIM_StorageVolume")))
        .isEqualTo(CimStatus.CLASS_HAS_CHILDREN);
    server.answer(new InstanceWrite.DeleteInstance(NS, path));
    server.answer(new SchemaWrite.DeleteClass(NS, "X_Book"));
    assertThat(refused(new Operation.EnumerateInstanceNames(NS, "X_Book")))
        .isEqualTo(CimStatus.INVALID_CLASS);
  }

  @Test
  void aClassWithInstancesMayGainProperties() {
    ObjectPath path = book(1, "One");
    CimClass more =
        ClassBuilder.of("X_Book")
            .property("Colour", CimType.STRING)
            .key("CreationClassName", CimType.STRING)
            .key("Id", CimType.UINT64)
            .property("Title", CimType.STRING)
            .property("Pages", CimType.UINT16)
            .array("Words", CimType.STRING)
            .build();
    server.answer(new SchemaWrite.ModifyClass(NS, more));
    assertThat(get(path).get("Title")).as("written before").isEqualTo("One");
    server.answer(new InstanceWrite.SetProperty(NS, path, "Colour", "red"));
    book(2, "Two");
    assertThat(books())
        .extracting(i -> i.get("Title") + " " + i.get("Colour"))
        .containsExactly("One red", "Two null");
    assertThat(refused(new SchemaWrite.ModifyClass(NS, BOOK)))
        .isEqualTo(CimStatus.CLASS_HAS_INSTANCES);
  }

  @Test
  void qualifierTypesInUseStayAsTheyAre() {
    QualifierType other = flagType("Association", "class");
    assertThat(refused(new SchemaWrite.SetQualifier(NS, other))).isEqualTo(CimStatus.FAILED);
    assertThat(refused(new SchemaWrite.DeleteQualifier(NS, "association")))
        .isEqualTo(CimStatus.FAILED);
    assertThat(refused(new SchemaWrite.SetQualifier(NS, flagType("Key", "any"))))
        .isEqualTo(CimStatus.ACCESS_DENIED);
    assertThat(refused(new SchemaWrite.DeleteQualifier(NS, "key")))
        .isEqualTo(CimStatus.ACCESS_DENIED);
    assertThat(refused(new SchemaWrite.DeleteQualifier(NS, "none"))).isEqualTo(CimStatus.NOT_FOUND);
    server.answer(new SchemaWrite.SetQualifier(NS, flagType("Rare", "any")));
    server.answer(new SchemaWrite.SetQualifier(NS, flagType("Rare", "class")));
    server.answer(new SchemaWrite.DeleteQualifier(NS, "RARE"));
    assertThat(refused(new Operation.GetQualifier(NS, "Rare"))).isEqualTo(CimStatus.NOT_FOUND);
  }

  @Test
  void aLoadIsThereAsAWholeOrNotAtAll() {
    Loading loading = new Loading(model, "root/books");
    loading.add(BOOK);
    CimInstance one = given("X_Book", "Id", CimType.UINT64, 1L, "Title", CimType.STRING, "One");
    loading.add(one);
    assertThat(catchThrowableOfType(CimException.class, () -> loading.add(one)).status())
        .isEqualTo(CimStatus.ALREADY_EXISTS);
    assertThat(model.open().namespace("root/books")).as("before the commit").isNull();
    loading.commit();
    assertThat(model.open().namespaces()).containsExactly(NS, "root/books");
    assertThat(
            list(
                model
                    .open()
                    .namespace("ROOT/Books")
                    .enumerate(model.open().namespace("root/books").classes().get("X_Book"))))
        .hasSize(1);
  }

  @Test
  void theSameThingsGiveTheSameBytes() {
    ObjectPath path = book(1, "One");
    tells(path, 2);
    MemoryShelf again = new MemoryShelf();
    CimServer second =
        new CimServer(
            () -> "127.0.0.1:5988",
            new StoredModel(Model.of(List.of(new SampleNamespace(4))), again));
    second.answer(new SchemaWrite.SetQualifier(NS, flagType("Association", "association")));
    second.answer(new SchemaWrite.CreateClass(NS, BOOK));
    second.answer(new SchemaWrite.CreateClass(NS, TELLS));
    second.answer(create("X_Book", "Title", CimType.STRING, "One", "Id", CimType.UINT64, 1L));
    second.answer(
        create("X_Tells", "Of", CimType.REFERENCE, volume(2), "Book", CimType.REFERENCE, path));
    assertThat(again.documents().folders()).isEqualTo(shelf.documents().folders());
    for (String folder : again.documents().folders()) {
      assertThat(list(again.documents().folder(folder).all()))
          .isEqualTo(list(shelf.documents().folder(folder).all()));
    }
    assertThat(Map.of("folders", again.documents().folders().size())).containsValue(5);
  }
}
