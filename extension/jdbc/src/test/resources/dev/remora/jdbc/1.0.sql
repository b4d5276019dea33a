INSERT INTO remora_token (app, owner, name, version, key_id, record, updated_at)
    VALUES ('twitter', 'application:', '', 1617257122151522207, '3f91d977', X'013f91d977019ae2d7fea35e5bd6a1112f8a37fe8b267a14f1f7af256dcdecd4b8ffc4037ed2a4225e44781eea270704da45ff4d0a43548ad10285e9bf7857df9063c17fc4afe4e1517e38c0728370fcc307414c686d35ccafed8f1fa98284e910596a2e62ce7125e9ea943c406f9a00fe5422', 1796026718527);

INSERT INTO remora_token (app, owner, name, version, key_id, record, subject_hash, session_hash, access_expires_at, refresh_expires_at, updated_at)
    VALUES ('acme', 'caller:duke', ':second', 725721125492137805, '3f91d977', X'013f91d9775f0b954de82dca1fae8c2fd18f6e16d7cfd47fe598cfa49a342bff5954622fd9bee2f9ef7a04c9f35ee32629aed867b4dc0a608fd2f0ec99410e3a823ff27c3cb635f2e63d42923a178a2597235cbb21022e040bd50bd81438fff6e78812e4987b3fc92f6d40ccd22e1d2b782fc63a009648191db47d9bc72efe43ebee66fe9132b652b28682948c5e72ee0b9603a64180610f43de682fcdc9a0c02eb1e273308b051f9c8e0ac5d95ce63239007d855e4754c0803970f97d11a540698b96628974cce80fc0811cd77109451d5fe1135c4b75bf38a654', 'nsAEYJdocIGg_sAbwVXGAkLzeRb6KyXjwhgFftPJOwI', 'c7LxDXoDAr0oW_7rIfMkxf5pATWlMePe_gUf5kAkVfI', 1796029200000, 1796028518556, 1796026718556);

INSERT INTO remora_token (app, owner, name, version, key_id, record, updated_at)
    VALUES ('github', 'session#7RSoESRmpHgyViqrJJoEGb3zWAuXVhPisD-kFdW7Pmg', '', 2757310285258407213, '3f91d977', X'013f91d9778edf2e6c10b88570f49460ab231757d5ede8489a11e912bfc111b094ba678dbe7486cf23d052afee077a1f71f9a92d7e1f40d5bbb27ef96cd5cfa19fa1d73c74f52603465fc05551cc52493a5925d4ba4eca6baac5ffb18d925f04', 1796026718562);

INSERT INTO remora_pending (browser_hash, id, app, state_hash, expires_at, outcome, key_id, record)
    VALUES ('BgyL61S3aktFzJ81JV9bU6PlsH8m_qls_uWPV4qvfvA', 'meMeygw8OCPdDKWXkNYJwbQk--W9nrjhcfNJ9kk-lX4', 'github', 'gM-j5_KN3k32RDa2UiMK_yjXd5EW0TacIe8rvzcmHXE', 1796026200000, 'WAITING', '3f91d977', X'013f91d9775cb90ae6aefd72a84f0e37eb4790fda8192fe8517a725024cfc66743cb16a82532cfe3283b6ab1bece2ace69b14b80df9c463bdd4135da4d5e724c107dbe55ba2bb15b63f436969a76fa36bcba339035900d1e49f0d550f354f16711ee797f4e8c7acea7443fc40a18757604d03c11e8d7a778be3b88cdae58541108ce6db5663b9cb24641e9f58c68fef5bfa7853a9255a936c45f0395e904923dbdbc40');

INSERT INTO remora_pending (browser_hash, id, app, state_hash, expires_at, outcome, key_id, record)
    VALUES ('BgyL61S3aktFzJ81JV9bU6PlsH8m_qls_uWPV4qvfvA', 'qqYNd9be9zyWZAeUJUTyTywFyPq63rvU4qnlb6SvbXc', 'github', '-DkWE1UJH82eM_Vx4LEcYCF6UAn5lz52nBPXhY2xYsw', 1796026200000, 'SUCCEEDED', '3f91d977', X'013f91d977e45f88b4ad6d1ac47605c6e186a79c44d445d8187ffd3e1e53a295fc8aa5cdf13542489c1d8857e42df685bb8776b99b061f009fd2b9555e4e52a0c2782ad74e4ec0737bbad01b959cf4621989');

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('EVyWyPS94kww2e5VwrtXciI0y39rELeJxISEAwSeH64', 'BACK', 1796025600000, 1796026200000);

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('YJaZ1yswRUprdE6pr81TsHZOGnHbMLdP76eUsWJVKqo', 'BACK', 1796025600000, 1796026200000);

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('6nnWINA9IFPXQM1hrrAaDNn7RkHEOFeml4KQpcgqsUw', 'ID', 1796025600000, 1796026200000);

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('nsAEYJdocIGg_sAbwVXGAkLzeRb6KyXjwhgFftPJOwI', 'BACK', 1796025600000, 1796026200000);

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('3q2Mo9foU3SLChZcvbpF5-DodlbD4-w9mWTeoT13Lhw', 'ID', 1796025600000, 1796026200000);

INSERT INTO remora_logout (hash, channel, time_at, expires_at)
    VALUES ('A5COrQ6WGen2PvBOywMeDJulRNnXWL17QOd2Fq_zKiU', 'FRONT', 1796025600000, 1796026200000);

INSERT INTO remora_linked_account (hash, key_id, record, created_at)
    VALUES ('EUzzyUs03di78l-0BL0AU3KWj0Dlv5DJ6H6zDTssTGI', '3f91d977', X'013f91d977a24a26d27f0cc3f6f1a043e6e693ae9e1dfa092e516e389f7b9f45b2d6dd1cb8550ac6e4ea4532af00a109af77a32f96', 1796025600000);

INSERT INTO remora_session (hash, expires_at, key_id, record)
    VALUES ('s9VhwN-QF7QW_91B02xFeyGJ2KoUc7OoyLpAYkHFJ6Y', 1796068800000, '3f91d977', X'013f91d97716554d4a0b215a1f9660ae9679dd4893f638381f1608b041677951b0e3bcc32358fc7a8d5c74e53319404877ef22f4ae50661af9d774224c9d89d2f2f95a037038a7ab022395571979e085e1850147ae866b5b427eaad3940b8675fa3761e0a3f7730f85b2dd9a4a6d51202d8efa5b169669d386d883d1292e5d7d');
