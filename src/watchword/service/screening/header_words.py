"""Headings of customer files, in English and the languages of Europe and beyond.

Each line gives a role and headings that mean it. They are compared without case, accents,
blanks and punctuation ("Date de naissance", ``DATE_DE_NAISSANCE`` and ``dateDeNaissance``
are one), so that one spelling stands for all.
"""

from __future__ import annotations

from watchword.service.screening.roles import Role


def _phrases(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(",") if each.strip()]


_WORDS: dict[Role, str] = {
    Role.NAME: """
        full name, name full, complete name, whole name, legal name, customer name, client name,
        name of customer, name of client, name of party, name of person, name of entity,
        first and last name, name and surname, surname and name, last name first name,
        surname first name, caption, display name, account holder, account holder name,
        vollständiger name, gesamtname, vor und nachname, vorname nachname, nachname vorname,
        name vorname, vorname name, name und vorname, kundenname,
        nom complet, nom et prénom, nom et prénoms, nom prénom, prénom et nom, prénom nom,
        nombre completo, nombre y apellido, nombre y apellidos, nombre apellidos,
        apellidos y nombre, apellidos nombre, nombre o razón social, nombre del cliente,
        nome completo, nome e cognome, cognome e nome, nome cognome, cognome nome, nominativo,
        nome e apelido, nome do cliente, volledige naam, naam en voornaam, klantnaam,
        imię i nazwisko, nazwisko i imię, imię nazwisko, nazwisko imię, nazwa klienta,
        fullt namn, för och efternamn, fullt navn, fulde navn, koko nimi, jméno a příjmení,
        příjmení a jméno, meno a priezvisko, ime i prezime, prezime i ime, ime in priimek,
        teljes név, nume complet, nume și prenume, nume prenume, ad soyad, adı soyadı,
        isim soyisim, ФИО, Ф.И.О., полное имя, фамилия имя отчество, имя и фамилия,
        фамилия и имя, ПІБ, прізвище ім'я по батькові, повне ім'я, трите имена,
        ονοματεπώνυμο, πλήρες όνομα, 姓名, 氏名, お名前, 客户姓名, 客户名称, 이름, 성명, 고객명,
        الاسم الكامل, الاسم, שם מלא, customer, client, kunde
    """,
    Role.GIVEN_NAME: """
        first name, first names, given name, given names, forename, forenames, christian name,
        fname, first, given, name first, prénom, prénoms, vorname, vornamen,
        nombres, nombre de pila, primer nombre, prenome, primeiro nome, voornaam, voornamen,
        fornavn, fornavne, förnamn, tilltalsnamn, etunimi, etunimet, křestní jméno,
        krstné meno, keresztnév, utónév, prenume, ім'я, собствено име, первое имя, 名
    """,
    Role.MIDDLE_NAME: """
        middle name, middle names, middle, mname, middle initial, name middle, second name,
        second names, additional names, patronymic, patronym, father name patronymic,
        deuxième prénom, autres prénoms, zweiter vorname, weitere vornamen, segundo nombre,
        otros nombres, secondo nome, segundo nome, nome do meio, tussenvoegsel, voorvoegsel,
        mellemnavn, mellomnavn, mellannamn, drugie imię, отчество, по батькові, презиме,
        πατρώνυμο
    """,
    Role.FAMILY_NAME: """
        last name, last names, surname, surnames, family name, family names, lname, last, family,
        name last, second surname, nom de famille, nachname, familienname, zuname, apellido,
        apellidos, primer apellido, segundo apellido, apellido paterno, apellido materno,
        cognome, cognomi, sobrenome, apelido, apelidos, último nome, achternaam, familienaam,
        geslachtsnaam, efternavn, efternamn, etternavn, sukunimi, nazwisko, příjmení,
        priezvisko, prezime, priimek, vezetéknév, családnév, nume de familie, soyad, soyadı,
        soyisim, фамилия, прізвище, επώνυμο, επίθετο, 姓, 성
    """,
    Role.MAIDEN_NAME: """
        maiden name, birth name, name at birth, surname at birth, née, nom de naissance,
        nom de jeune fille, geburtsname, mädchenname, nombre de soltera, apellido de soltera,
        cognome da nubile, nome de solteira, geboortenaam, meisjesnaam, pigenavn, flicknamn,
        nazwisko rodowe, nazwisko panieńskie, rodné příjmení, leánykori név, девичья фамилия,
        kızlık soyadı
    """,
    Role.ALIAS: """
        alias, aliases, alias name, alias names, aka, also known as, other name, other names,
        alternative name, alternative names, alternate name, alternate names, alt name,
        alt names, known as, nickname, former name, former names, previous name,
        previous names, formerly known as, fka, weak alias, trading name, trading names,
        trade name, trade names, trading as, dba, doing business as, brand name, pseudonym,
        native name, name native, local name, name local, name in local language,
        original name, name original, original script name, name original script,
        name in original script, non latin name, latin name, name latin, english name,
        name english, name en, transliterated name, short name, nom commercial, nom d'usage,
        nom usuel, autre nom, autres noms, handelsname, weitere namen, aliasname, künstlername,
        nombre comercial, otros nombres conocidos, nome commerciale, nome fantasia,
        nome comercial, altri nomi, handelsnaam, andere namen, псевдоним, другие имена, 别名,
        別名, 英文名, 英文姓名, 曾用名, 通称
    """,
    Role.COMPANY_NAME: """
        company, company name, company legal name, business, business name, legal entity name,
        organisation, organization, organisation name, organization name, corporate name,
        corporation, corporation name, firm, firm name, institution name, enterprise name,
        firma, firmenname, unternehmen, unternehmensname, gesellschaft, raison sociale, société,
        nom de la société, dénomination sociale, dénomination, entreprise, nom de l'entreprise,
        razón social, denominación social, denominación, empresa, nombre de la empresa, sociedad,
        ragione sociale, denominazione, denominazione sociale, azienda, società, impresa,
        razão social, denominação social, nome da empresa, bedrijf, bedrijfsnaam, onderneming,
        nazwa firmy, nazwa, virksomhed, virksomhedsnavn, selskapsnavn, firmanavn, företag,
        företagsnamn, yritys, yrityksen nimi, název, název firmy, obchodní firma,
        obchodné meno, názov, naziv, cégnév, denumire, denumire firmă, unvan, ticaret unvanı,
        şirket adı, наименование, название, название организации, наименование организации,
        организация, компания, найменування, назва, επωνυμία, 公司, 公司名称, 企业名称, 会社名,
        法人名, 회사명
    """,
    Role.VESSEL_NAME: """
        vessel, vessel name, name of vessel, ship, ship name, name of ship, schiffsname, schiff,
        nom du navire, navire, nombre del buque, buque, nome della nave, nave, nome do navio,
        navio, scheepsnaam, skibsnavn, fartøy, nazwa statku, название судна, судно, 船名
    """,
    Role.BIRTH_DATE: """
        date of birth, dob, d.o.b., birth date, date birth, birthdate, birthday, born, born on,
        birth, birth dt, date de naissance, date naissance, né le, né(e) le, geburtsdatum,
        geburtstag, geb. datum, gebdat, gebdatum, geb., geboren, geboren am, fecha de nacimiento,
        fecha nacimiento, fec nac, fecha nac, f. nacimiento, data di nascita, data nascita,
        nato il, data de nascimento, data nascimento, dt nascimento, nascimento, geboortedatum,
        fødselsdato, fødselsdag, födelsedatum, syntymäaika, syntymäpäivä, data urodzenia,
        datum narození, dátum narodenia, datum rođenja, datum rojstva, születési dátum,
        születési idő, data nașterii, doğum tarihi, дата рождения, дата рожд, дата народження,
        дата на раждане, датум рођења, ημερομηνία γέννησης, 出生日期, 生日, 生年月日, 생년월일,
        تاريخ الميلاد, תאריך לידה
    """,
    Role.BIRTH_YEAR: """
        year of birth, birth year, yob, geburtsjahr, année de naissance, año de nacimiento,
        anno di nascita, ano de nascimento, geboortejaar, fødselsår, födelseår, rok urodzenia,
        rok narození, год рождения, рік народження, doğum yılı, 出生年份
    """,
    Role.BIRTH_MONTH: """
        month of birth, birth month, mob, geburtsmonat, mois de naissance, mes de nacimiento,
        mese di nascita, mês de nascimento, geboortemaand
    """,
    Role.BIRTH_DAY: """
        day of birth, jour de naissance, día de nacimiento, giorno di nascita, dia de nascimento,
        geboortedag
    """,
    Role.NATIONALITY: """
        nationality, nationalities, citizenship, citizenships, citizen of, nat, natl,
        country of citizenship, country of nationality, nationality country,
        citizenship country, nationalité, nationalités, citoyenneté, pays de nationalité,
        staatsangehörigkeit, staatsbürgerschaft, nationalität, nacionalidad, nacionalidades,
        ciudadanía, nazionalità, cittadinanza, nacionalidade, cidadania, nationaliteit,
        staatsburgerschap, nationalitet, statsborgerskab, statsborgerskap, medborgarskap,
        kansalaisuus, obywatelstwo, narodowość, státní občanství, občanství,
        štátna príslušnosť, državljanstvo, állampolgárság, cetățenie, naționalitate,
        cetățenia, uyruk, uyruğu, vatandaşlık, гражданство, громадянство, национальность,
        υπηκοότητα, ιθαγένεια, εθνικότητα, 国籍, 國籍, 국적, الجنسية, אזרחות
    """,
    Role.COUNTRY: """
        country, countries, ctry, cntry, country of incorporation, country of registration,
        country of formation, country of establishment, incorporation country,
        registration country, jurisdiction, jurisdiction of incorporation, flag, flag state,
        vessel flag, land, staat, sitzland, pays, pays d'immatriculation, pavillon, flagge, país,
        país de constitución, bandera, paese, nazione, bandiera, bandeira, kraj, země, krajina,
        država, drzava, ország, țară, țara, ülke, maa, страна, країна, държава, χώρα, 国家, 國家,
        国, 국가, الدولة, מדינה
    """,
    Role.SEX: """
        sex, gender, geschlecht, anrede geschlecht, sexe, genre, civilité sexe, sexo, género,
        sesso, genere, gênero, geslacht, køn, kjønn, kön, sukupuoli, płeć, pohlaví, pohlavie,
        spol, nem, cinsiyet, пол, стать, φύλο, 性别, 性別, 성별, الجنس
    """,
    Role.KIND: """
        type, kind, schema, entity type, party type, customer type, client type, subject type,
        person type, legal type, target type, customer kind, type of entity, type of customer,
        type of party, typ, kundentyp, personentyp, kundenart, type de client, type client,
        type d'entité, type de personne, tipo, tipo de cliente, tipo cliente, tipo de persona,
        tipo persona, tipo de entidad, tipo entidad, tipo de pessoa, tipo pessoa, tipo soggetto,
        soort, klanttype, rodzaj, typ klienta, тип, тип клиента, тип лица, 类型, 客户类型
    """,
    Role.ID: """
        id, key, uuid, guid, ref, reference, customer id, customer no, customer number,
        customer ref, customer key, client id, client no, client number, client ref, cust id,
        cust no, record id, row id, row no, entity id, party id, person id, subject id, cif no,
        internal id, external id, account, account id, account no, account number, no, nr, num,
        number, s no, serial no, kundennummer, kunden nr, kundennr, kunden id, lfd nr,
        numéro client, no client, id client, code client, identifiant, número de cliente,
        código cliente, código de cliente, id cliente, codice cliente, número do cliente,
        klantnummer, klantnr, klant id, kundenummer, kundnummer, asiakasnumero, numer klienta,
        id klienta, číslo zákazníka, ügyfélszám, müşteri no, номер клиента, ид клиента,
        客户编号, 客户号, 顧客番号, 고객번호
    """,
    Role.PASSPORT: """
        passport, passport no, passport nr, passport num, passport number, passport id,
        passport details, ppt no, passeport, numéro de passeport, no de passeport, no passeport,
        n° passeport, reisepass, reisepassnummer, reisepass nr, pass nr, passnummer, pasaporte,
        número de pasaporte, nº pasaporte, passaporto, numero passaporto, numero di passaporto,
        n. passaporto, passaporte, número do passaporte, paspoort, paspoortnummer, pasnummer,
        pas, passinumero, paszport, numer paszportu, nr paszportu, číslo pasu, číslo cestovného
        pasu, útlevél, útlevélszám, pașaport, număr pașaport, pasaport, pasaport no,
        pasaport numarası, паспорт, номер паспорта, серия и номер паспорта, διαβατήριο,
        αριθμός διαβατηρίου, 护照, 护照号, 护照号码, 護照號碼, 旅券番号, パスポート番号, 여권번호,
        رقم جواز السفر, דרכון
    """,
    Role.PASSPORT_COUNTRY: """
        passport country, passport country code, passport issuing country, passport issuer,
        passport country of issue, passport issued by, country of issue, issuing country,
        passport nationality, pays d'émission du passeport, passport issue country
    """,
    Role.NATIONAL_ID: """
        national id, national id no, national id number, national identity number,
        national identification number, nid, nin, id card, id card no, id card number,
        identity card, identity card number, id number, id no, id num, identification number,
        identification no, identity number, identity no, identity document, personal id,
        personal id number, personal number, personal code, personal identification number,
        citizen id, cni, carte d'identité, numéro carte d'identité, numéro d'identité,
        personalausweis, personalausweisnummer, ausweis, ausweisnummer, ausweis nr, dni, nie,
        dni nie, cédula, cédula de identidad, cédula de ciudadanía, documento de identidad,
        número de documento, número de identificación, num documento, identificación,
        carta d'identità, numero carta d'identità, documento, número do documento, bi, cartão de
        cidadão, rg, bsn, burgerservicenummer, pesel, personnummer, cpr, cpr nummer, cpr nr,
        fødselsnummer, henkilötunnus, hetu, rodné číslo, oib, jmbg, emšo, cnp, isikukood,
        asmens kodas, personas kods, tc kimlik no, tckn, kimlik no, удостоверение личности, егн,
        emirates id, civil id, aadhaar, aadhaar number, cnic, nric, hkid, ktp, nik, curp, rut,
        egn, 身份证, 身份证号, 身份证号码, 身份證號碼, 주민등록번호, マイナンバー,
        رقم الهوية, תעודת זהות
    """,
    Role.TAX_NUMBER: """
        tax number, tax no, tax id, tax id number, tax identifier, tax code, tax ref,
        tax reference, tax identification number, tin, tin number, taxpayer id,
        taxpayer number, taxpayer identification number, vat, vat number, vat no, vat id,
        vat code, vat reg no, fiscal code, fiscal number, fiscal id, ein, fein, itin,
        steuernummer, steuer nr, steuer id, steuer identifikationsnummer, ust id, ust idnr,
        umsatzsteuer id, uid, numéro fiscal, numéro de tva, no tva, tva, identifiant fiscal,
        nif, cif, nif cif, rfc, nit, cuit, cuil, número fiscal, identificación fiscal, cpf, cnpj,
        cpf cnpj, número de contribuinte, contribuinte, codice fiscale, partita iva, p. iva,
        piva, cf, fiscaal nummer, btw nummer, btw, nip, momsnummer, dič, ič dph, adószám,
        adóazonosító, cui, cod fiscal, vergi no, vergi numarası, инн, иин, унп, ипн,
        ідентифікаційний код, рнокпп, αφμ, αριθμός φορολογικού μητρώου, pan, pan number, pan no,
        gstin, trn, 税号, 纳税人识别号, inn code
    """,
    Role.SOCIAL_SECURITY: """
        ssn, social security, social security number, social security no, social insurance number,
        national insurance number, ni number, nino, numéro de sécurité sociale,
        sozialversicherungsnummer, sv nummer, ahv nummer, nss, número de la seguridad social,
        снилс
    """,
    Role.REGISTRATION_NUMBER: """
        registration number, registration no, registration nr, registration id, reg no, reg nr,
        reg number, company number, company no, company registration number,
        company registration no, company reg no, company id, crn, incorporation number,
        incorporation no, business registration number, business number, business id, abn, acn,
        commercial register number, commercial registration number, trade register number,
        trade registration number, registry number, registry code, rcs, siren, siret,
        numéro siren, numéro siret, numéro d'immatriculation, handelsregisternummer,
        handelsregister nr, handelsregister, hrb, hr nummer, número de registro,
        número registro mercantil, número de matrícula, rea, numero rea, kvk, kvk nummer, krs,
        numer krs, regon, ičo, ico, cvr, cvr nummer, cvr nr, organisationsnummer, org nummer,
        org nr, orgnr, organisasjonsnummer, y tunnus, cégjegyzékszám, nr reg com, mersis no,
        ticaret sicil no, огрн, огрнип, окпо, едрпоу, код єдрпоу, єдрпоу, еик, булстат,
        αριθμός γεμη, 统一社会信用代码, 注册号, 法人番号, 사업자등록번호
    """,
    Role.DRIVING_LICENCE: """
        driving licence, driving licence number, driving licence no, driving license,
        driving license number, driver licence, driver license, driver license number,
        drivers license, drivers license number, drivers licence, führerschein,
        führerscheinnummer, permis de conduire, licencia de conducir, permiso de conducir,
        patente di guida, patente, carta de condução, rijbewijs, rijbewijsnummer, prawo jazdy,
        водительское удостоверение
    """,
    Role.TRAVEL_DOCUMENT: """
        travel document, travel document no, travel document number, titre de voyage,
        reisedokument, documento de viaje
    """,
    Role.IMO: """
        imo, imo no, imo nr, imo num, imo number, vessel imo, ship imo, imo id, omi, numéro omi,
        número omi, номер имо, имо
    """,
    Role.MMSI: "mmsi, mmsi no, mmsi number",
    Role.CALL_SIGN: "call sign, radio call sign, rufzeichen, indicatif, indicativo, позывной",
    Role.TAIL_NUMBER: """
        tail number, tail no, aircraft registration, aircraft registration number,
        registration mark, aircraft tail number
    """,
    Role.BIC: """
        bic, bic code, swift, swift code, swift bic, bic swift, swift no, code bic, código bic,
        código swift, codice bic, bank identifier code, код swift
    """,
    Role.LEI: "lei, lei code, lei no, lei number, legal entity identifier, code lei",
    Role.DUNS: "duns, duns number, duns no, d-u-n-s, duns code",
    Role.WALLET: """
        wallet, wallet address, crypto wallet, crypto address, cryptocurrency address,
        digital currency address, btc address, bitcoin address, eth address, ethereum address,
        xbt, xbt address, public key, blockchain address
    """,
    Role.BANK_ACCOUNT: """
        iban, iban no, iban number, bank account, bank account no, bank account number,
        account iban, compte bancaire, bankverbindung, kontonummer, cuenta bancaria
    """,
    Role.IDENTIFIER: """
        identifier, identifiers, identification, document number, document no, doc no,
        doc number, document id, id document number, other id, other identifiers,
        numéro de pièce d'identité, numéro de document, dokumentennummer, numero documento,
        номер документа, 证件号码, 证件号
    """,
}

_EITHER = """
    name, names, nom, noms, nombre, nome, naam, navn, namn, nimi, nume, név, ad, adı, isim, ime,
    jméno, meno, imię, имя, име, όνομα, 名前, 名称
"""
"""Alone they are the whole name; beside a family name the given one, and the reverse."""

QUALIFIERS = frozenset(
    _phrases(
        """
        customer, cust, client, person, individual, subject, party, entity, applicant,
        holder, beneficiary, counterparty, contact, member, payee, payer, debtor,
        creditor, remitter, sender, receiver, primary, main, principal, kunde, kunden,
        klient, cliente, klant, t, p, c, ww
        """
    )
)
"""What may stand before a heading and does not change what it means."""

SUFFIXES = frozenset(
    _phrases(
        """
        code, codes, iso, iso2, iso3, alpha2, alpha3, text, txt, value, val, raw, str,
        desc, description, number, no, nr, num, field
        """
    )
)
"""What may stand behind one."""

ADDRESS = frozenset(
    _phrases(
        """
        address, addr, street, city, town, zip, zipcode, postcode, postalcode, postal,
        state, province, region, adresse, strasse, plz, ort, stadt, rue, ville,
        codepostal, direccion, calle, ciudad, provincia, indirizzo, via, citta, cap,
        comune, endereco, rua, cidade, cep, adres, straat, woonplaats, gemeente, ulica,
        miasto, kodpocztowy, adress, gata, stad, postnummer, by, osoite, katu, mesto, psc,
        utca, varos, adresa, strada, oras, sehir, адрес, улица, город, индекс, 地址, 住所, 주소
        """
    )
)
"""Words of an address: a plain "country" beside them is where somebody lives."""

NO_ADDRESS = frozenset(
    _phrases(
        """
        email, mail, ip, web, wallet, crypto, mac, birth, status
        """
    )
)
"""Words beside which they mean something else."""


PHRASES: dict[Role, list[str]] = {role: _phrases(text) for role, text in _WORDS.items()}
"""The headings that mean a role, whatever stands beside them."""

EITHER: list[str] = _phrases(_EITHER)
"""The headings that are a whole name, a given or a family one, by what stands beside them."""
